package io.dagform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dagform.EditorSchema;
import io.dagform.Effects;
import io.dagform.Fixtures;
import io.dagform.capability.DeploymentSpec;
import io.dagform.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents in {@code docs/} that are generated are fresh. */
final class ReferenceTest {
  @Test
  void theSpecReferenceIsFresh() throws IOException {
    assertFresh(
        "docs/spec-reference.md",
        """
        # Spec reference

        Every field of `dagform.yaml`, generated from the tables that read it. `{name}` stands for the deployment's name.

        The last column says what edits of a field did to the examples' deployments, from the least to the gravest: _nothing_ that runs changes; something changes _in place_; _new tasks_ take the place of the old ones one by one; something is _replaced_ or taken away, without a loss; or the edit is _refused_ until the spec says that it is meant. Each edit is in a table of [its own](../generator-core/src/test/resources/io/dagform/effects), and a test compares them with Terraform's plans.

        """
            + ReferenceWriter.table(DeploymentSpec.TYPE.schemas().get(0), Effects.words())
            + """

            ## A code location in a state of its own

            A spec with the key `platform` is of another form: code locations that join a Dagster of another state, with these fields and no others.

            """
            + ReferenceWriter.table(DeploymentSpec.TYPE.schemas().get(1), Effects.words()));
  }

  @Test
  void theJsonSchemaIsFresh() throws IOException {
    assertFresh(
        "docs/dagform.schema.json", new String(EditorSchema.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void theDiagnosticsReferenceIsFresh() throws IOException {
    String rows =
        Arrays.stream(DiagnosticCode.values())
            .map(
                code ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(code.id(), code.severity(), words(code), code.meaning()))
            .collect(Collectors.joining());
    assertFresh(
        "docs/diagnostics.md",
        """
        # Diagnostics

        Every code, generated from the source. A risk can be accepted: write its code with a reason under `accepted_risks`.

        | code | severity | about | meaning |
        | --- | --- | --- | --- |
        """
            + rows);
  }

  private static String words(DiagnosticCode code) {
    return switch (code.kind()) {
      case SYNTAX -> "the file";
      case SPEC -> "the spec language";
      case AWS -> "a rule of AWS's";
      case DAGSTER -> "a rule of Dagster's";
      case CHANGE -> "a change to what runs";
      case INVENTORY -> "an inventory";
      case RISK -> "a risk";
    };
  }

  private static void assertFresh(String document, String expected) throws IOException {
    Path file = Fixtures.repository(document);
    if (Fixtures.UPDATE) {
      Files.writeString(file, expected);
      fail("Re-recorded %s: read it, and run the tests again.", document);
    }
    assertThat(file).as("re-record it with -Dgolden.update=true").hasContent(expected);
  }
}
