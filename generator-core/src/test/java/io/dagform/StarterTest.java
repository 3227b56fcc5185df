package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dagform.output.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StarterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aStarterHasNeitherErrorsNorWarnings(Starter starter) {
    Spec spec = Dagform.read("dagform.yaml", starter.text().getBytes(StandardCharsets.UTF_8));

    assertThat(spec.diagnostics()).isEmpty();
    assertThat(spec.targets()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aStarterSaysWhatItIsAndWhatToEdit(Starter starter) {
    List<String> lines = starter.text().lines().toList();

    assertThat(lines.get(0)).isEqualTo("# yaml-language-server: $schema=./dagform.schema.json");
    assertThat(starter.words()).endsWith(".");
    assertThat(starter.edits())
        .hasSizeGreaterThan(10)
        .allSatisfy(edit -> assertThat(lines.get(edit.number() - 1)).endsWith(edit.what()));
    for (String example : List.of("name:", "region:", "account_id:", "cidr:", "bucket:")) {
      assertThat(lines).anyMatch(line -> line.contains(example) && line.contains("# EDIT: "));
    }
  }

  @Test
  void everyFileIsAStarter() throws IOException {
    try (Stream<Path> files = Files.list(Fixtures.repository("templates/specs"))) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(
              Arrays.stream(Starter.values())
                  .map(starter -> starter + ".yaml")
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void isWrittenWithTheSchemaThatItNames() throws IOException {
    Path spec = folder.resolve("deploy/dagform.yaml");

    assertThat(Starter.CODE_IN_S3.write(spec)).isTrue();

    assertThat(spec).hasContent(Starter.CODE_IN_S3.text());
    assertThat(folder.resolve("deploy/dagform.schema.json")).hasBinaryContent(EditorSchema.bytes());
    assertThat(Fixtures.files(folder)).hasSize(2);
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Path spec = Files.writeString(folder.resolve("dagform.yaml"), "mine");

    assertThat(Starter.ONE_IMAGE.write(spec)).isFalse();

    assertThat(spec).hasContent("mine");
    assertThat(Fixtures.files(folder)).hasSize(1);
  }

  @Test
  void aSchemaThatIsThereStaysAsItIs() throws IOException {
    Path schema = Files.writeString(folder.resolve("dagform.schema.json"), "mine");

    assertThat(Starter.ONE_IMAGE.write(folder.resolve("dagform.yaml"))).isTrue();

    assertThat(schema).hasContent("mine");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Files.writeString(folder.resolve("file"), "mine");

    assertThatThrownBy(() -> Starter.ONE_IMAGE.write(folder.resolve("file/dagform.yaml")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("can't be written");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThat(Starter.named("one-image")).contains(Starter.ONE_IMAGE);
    assertThat(Starter.named("ONE_IMAGE")).isEmpty();
    assertThat(Starter.unknown("ecs").lines())
        .hasSize(1 + Starter.values().length)
        .startsWith("There is no template ecs; nothing was written. There are:")
        .contains("  seed: " + Starter.SEED.words());
  }
}
