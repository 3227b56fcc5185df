package io.dagform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dagform.Fixtures;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents in {@code docs/} that are generated are fresh. */
final class ReferenceTest {
  @Test
  void theSpecReferenceIsFresh() throws IOException {
    assertFresh(
        "docs/spec-reference.md",
        """
        # Spec reference

        Every field of `dagform.yaml`, generated from the tables that read it. `{name}` stands for the deployment's name.

        """
            + ReferenceWriter.table(Deployment.TYPE.schema()));
  }

  @Test
  void theJsonSchemaIsFresh() throws IOException {
    assertFresh(
        "docs/dagform.schema.json",
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(JsonSchemaWriter.schema(Deployment.TYPE.schema()))
            + "\n");
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
      case RISK -> "a risk";
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples/seed/dagform.yaml", "examples/multi-environment/dagform.yaml"})
  void anExampleIsValidByTheSchema(String example) throws IOException {
    JsonNode spec =
        new ObjectMapper(new YAMLFactory()).readTree(Fixtures.repository(example).toFile());
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                new ObjectMapper()
                    .<JsonNode>valueToTree(JsonSchemaWriter.schema(Deployment.TYPE.schema())));

    assertThat(schema.validate(spec)).isEmpty();
    ((ObjectNode) spec).put("nonsense", true);
    assertThat(schema.validate(spec)).isNotEmpty();
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
