package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /**
   * What {@code standard} leaves to an issue of its own, and says nothing about (ADR 3): keys of
   * the user's own, records of who asked for what, and RDS's finer monitoring.
   */
  private static final Set<String> OPEN_IN_STANDARD =
      Set.of(
          "CKV_AWS_136", // ECR: a key of the user's own
          "CKV_AWS_145", // S3, likewise
          "CKV_AWS_149", // Secrets Manager
          "CKV_AWS_158", // CloudWatch Logs
          "CKV_AWS_184", // EFS
          "CKV_AWS_18", // S3: access logs
          "CKV_AWS_91", // load balancer: access logs
          "CKV2_AWS_11", // VPC: flow logs
          "CKV_AWS_129", // RDS: log exports
          "CKV_AWS_118", // RDS: enhanced monitoring
          "CKV_AWS_353"); // RDS: Performance Insights

  @Test
  void checkovFindsNothingThatIsNotExplained() throws IOException {
    List<Path> outputs = Outputs.all();
    for (int i = 0; i < outputs.size(); i++) {
      TerraformFolder.copyOf(outputs.get(i), temporary.resolve("outputs/" + i));
    }
    JsonNode report = checkov(temporary.resolve("outputs"));

    SortedMap<Integer, Set<String>> found = new TreeMap<>();
    for (JsonNode failed : report.at("/results/failed_checks")) {
      int output = Integer.parseInt(failed.at("/file_path").asText().split("/", -1)[1]);
      found.computeIfAbsent(output, key -> new TreeSet<>()).add(failed.at("/check_id").asText());
    }
    for (int i = 0; i < outputs.size(); i++) {
      Set<String> explained = isOfDevelopment(outputs.get(i)) ? Set.of() : OPEN_IN_STANDARD;
      assertThat(explained)
          .as(outputs.get(i).toString())
          .containsAll(found.getOrDefault(i, Set.of()));
    }
    assertThat(report.at("/summary/passed").asInt()).isGreaterThan(1000);
    assertThat(report.at("/results/skipped_checks"))
        .isNotEmpty()
        .allSatisfy(
            skipped ->
                assertThat(skipped.at("/check_result/suppress_comment").asText().strip())
                    .isNotEmpty());
  }

  /** Whether the profile accepts by itself what is not worth its money there. */
  private static boolean isOfDevelopment(Path output) {
    return List.of(Outputs.SEED, Outputs.IMAGE_ONLY, Outputs.environment("dev")).contains(output);
  }

  private JsonNode checkov(Path folder) throws IOException {
    Path program = Tools.python("scanners").resolve("checkov");
    Command.Result result =
        Command.of(
                program.toString(),
                "--directory",
                folder.toString(),
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
