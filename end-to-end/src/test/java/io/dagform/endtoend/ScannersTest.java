package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanners find nothing that is not accepted with its reason at the resource. */
final class ScannersTest {
  @TempDir private Path temporary;

  static Iterable<Path> outputs() {
    return Outputs.all();
  }

  @Test
  void checkovFindsNothingInTheSeed() throws IOException {
    JsonNode report = checkov(Outputs.SEED);

    assertThat(report.at("/results/failed_checks")).isEmpty();
    assertThat(report.at("/summary/passed").asInt()).isGreaterThan(100);
    assertThat(report.at("/results/skipped_checks"))
        .isNotEmpty()
        .allSatisfy(
            skipped ->
                assertThat(skipped.at("/check_result/suppress_comment").asText().strip())
                    .isNotEmpty());
  }

  private JsonNode checkov(Path output) throws IOException {
    Path program = Tools.python("scanners").resolve("checkov");
    TerraformFolder folder = TerraformFolder.copyOf(output, temporary.resolve("copy"));
    Command.Result result =
        Command.of(
                program.toString(),
                "--directory",
                folder.path().toString(),
                "--framework",
                "terraform",
                "--skip-download",
                "--output",
                "json",
                "--output-file-path",
                temporary.resolve("report").toString())
            .run();
    Path report = temporary.resolve("report/results_json.json");
    assertThat(report).as(result.output()).exists();
    return new ObjectMapper().readTree(Files.readAllBytes(report));
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void tflintFindsNothing(Path output) throws IOException {
    Path program = Tools.tflint();
    TerraformFolder folder = TerraformFolder.copyOf(output, temporary.resolve("copy"));
    Files.writeString(
        folder.path().resolve(".tflint.hcl"),
        """
        plugin "terraform" {
          enabled = true
          preset  = "all"
        }

        # Outputs are files by concern and not a module for others: there are no variables, and
        # the output is not called main.tf.
        rule "terraform_standard_module_structure" {
          enabled = false
        }
        """);

    assertThat(Command.of(program.toString()).in(folder.path()).run())
        .isEqualTo(new Command.Result(0, ""));
  }
}
