package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.output.SingleFile.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EditorSchemaTest {
  @TempDir private Path folder;

  @Test
  void isCreatedWithItsFolderAndThenLeftAlone() throws IOException {
    Path file = folder.resolve("a/b/dagform.schema.json");

    assertThat(EditorSchema.write(file)).isEqualTo(Outcome.CREATED);
    FileTime time = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, time);
    assertThat(EditorSchema.write(file)).isEqualTo(Outcome.UP_TO_DATE);

    assertThat(file).hasBinaryContent(EditorSchema.bytes());
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    assertThat(Fixtures.files(folder)).hasSize(1);
  }

  @Test
  void goesOverTheOneOfAnotherVersion() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"$id\": \"urn:dagform:spec:0\"}");

    assertThat(EditorSchema.write(file)).isEqualTo(Outcome.UPDATED);

    assertThat(file).hasBinaryContent(EditorSchema.bytes());
    assertThat(Fixtures.files(folder)).hasSize(1);
  }

  @Test
  void goesOverTheOneWithTheLineEndingsOfWindows() throws IOException {
    String windows = new String(EditorSchema.bytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("x.json"), windows);

    assertThat(EditorSchema.write(file)).isEqualTo(Outcome.UPDATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mine", "[]", "{}", "{\"$id\": \"https://example.com/x\"}"})
  void goesOverNobodyElses(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), content);

    assertThat(EditorSchema.write(file)).isEqualTo(Outcome.REFUSED);

    assertThat(file).hasContent(content);
    assertThat(Fixtures.files(folder)).hasSize(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a link needs a right there")
  void goesWhereALinkLeads() throws IOException {
    Path real = Files.writeString(folder.resolve("x.json"), "{\"$id\": \"urn:dagform:spec:0\"}");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);

    assertThat(EditorSchema.write(link)).isEqualTo(Outcome.UPDATED);

    assertThat(link).isSymbolicLink();
    assertThat(real).hasBinaryContent(EditorSchema.bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "dagform.yaml, dagform.schema.json, ./dagform.schema.json",
    "deploy/dagform.yaml, dagform.schema.json, ../dagform.schema.json",
    "dagform.yaml, schemas/x.json, schemas/x.json"
  })
  void theSpecNamesItByThePathFromThere(String spec, String schema, String place) {
    assertThat(EditorSchema.modeline(folder.resolve(spec), folder.resolve(schema)))
        .isEqualTo("# yaml-language-server: $schema=" + place);
  }
}
