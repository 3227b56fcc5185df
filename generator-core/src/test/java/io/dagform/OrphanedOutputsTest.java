package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.change.OtherOutput;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.output.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrphanedOutputsTest {
  private static final Path EXAMPLE = Fixtures.repository("examples/multi-environment");

  @TempDir private Path temporary;
  private Path output;
  private List<Target> targets;

  @BeforeEach
  void generateTheExample() throws IOException {
    targets =
        Dagform.read("dagform.yaml", Files.readAllBytes(EXAMPLE.resolve("dagform.yaml"))).targets();
    output = temporary.resolve("terraform");
    for (Target target : targets) {
      String environment = target.environment().orElseThrow();
      copy(EXAMPLE.resolve("terraform").resolve(environment), environment);
    }
  }

  @Test
  void nothingIsOrphanedWhereEveryEnvironmentHasItsFolder() throws IOException {
    Files.createDirectories(output.resolve("modules/mine"));
    Files.writeString(output.resolve("notes.txt"), "mine\n");

    OrphanedOutputs orphans = OrphanedOutputs.find(targets, output);

    assertThat(orphans.readable()).isEmpty();
    assertThat(orphans.diagnostics()).isEmpty();
  }

  @Test
  void nothingIsOrphanedWhereNothingWasGenerated() {
    assertThat(OrphanedOutputs.find(targets, temporary.resolve("other")).diagnostics()).isEmpty();
  }

  @Test
  void anEnvironmentThatLeftIsSaidWithWhatItHoldsAndTheWaysOut() {
    OrphanedOutputs orphans = OrphanedOutputs.find(without("staging"), output);

    assertThat(orphans.readable())
        .extracting(OtherOutput::folder)
        .containsExactly("terraform/staging");
    Diagnostic found = only(orphans);
    assertThat(found.code()).isEqualTo(DiagnosticCode.ORPHANED_OUTPUT);
    assertThat(found.isError()).isFalse();
    assertThat(found.message()).contains("`aws_db_instance.main`", "`aws_s3_bucket.main`");
    assertThat(found.hint())
        .hasValueSatisfying(
            hint ->
                assertThat(hint).contains("renamed_from: reports-staging", "terraform destroy"));
  }

  @Test
  void aFolderThatWasCopiedIsNotToBeDestroyed() throws IOException {
    copy(output.resolve("prod"), "production");

    assertThat(only(OrphanedOutputs.find(targets, output)).hint())
        .hasValueSatisfying(
            hint ->
                assertThat(hint)
                    .contains("`terraform/prod` has the same names in AWS")
                    .contains("run no `terraform destroy` in `terraform/production`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"who knows\n", "format 2\nkeep db size 20\n", "\u00ff"})
  void aManifestThatNobodyCanReadIsSaidAtItsFolder(String text) throws IOException {
    Files.write(manifest("staging"), text.getBytes(StandardCharsets.ISO_8859_1));

    OrphanedOutputs orphans = OrphanedOutputs.find(without("staging"), output);

    assertThat(orphans.readable()).isEmpty();
    assertThat(only(orphans).code()).isEqualTo(DiagnosticCode.UNCHECKED_CHANGE);
    assertThat(only(orphans).message()).contains("`terraform/staging`").contains("can't be read");
  }

  @Test
  void aFolderOrALinkInThePlaceOfAManifestIsSaidToo() throws IOException {
    Files.delete(manifest("staging"));
    Files.createDirectory(manifest("staging"));
    Files.delete(manifest("prod"));
    Files.createSymbolicLink(manifest("prod"), manifest("dev"));

    OrphanedOutputs orphans = OrphanedOutputs.find(targets.subList(0, 1), output);

    assertThat(orphans.diagnostics())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found.message()).contains("can't be read"));
  }

  private List<Target> without(String environment) {
    return targets.stream()
        .filter(target -> !target.environment().orElseThrow().equals(environment))
        .toList();
  }

  private static Diagnostic only(OrphanedOutputs orphans) {
    assertThat(orphans.diagnostics()).hasSize(1);
    return orphans.diagnostics().get(0);
  }

  private Path manifest(String environment) {
    return output.resolve(environment).resolve(Manifest.PATH);
  }

  private void copy(Path from, String environment) throws IOException {
    Files.createDirectories(manifest(environment).getParent());
    Files.copy(from.resolve(Manifest.PATH), manifest(environment));
  }
}
