package io.dagform.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seed, deployed by the commands of its own document to the AWS emulator, runs: the task
 * definitions that Terraform registered are started with real Dagster, nginx and PostgreSQL by a
 * stand-in for ECS, and the scenarios in {@code src/test/python/scenarios} use it.
 */
final class DagsterRunsTest {
  private static final String REGION = "ap-southeast-2";

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> scenarios() throws Exception {
    Pytest scenarios =
        Pytest.of(
            "scenarios", "ip", "nsenter", "haproxy", "nginx", "chromium", "chromedriver", "psql");
    Tools.python("dagster-1.13");
    TerraformFolder terraform = TerraformFolder.copyOf(Outputs.SEED, temporary.resolve("copy"));
    try (AwsEmulator emulator = AwsEmulator.start()) {
      terraform.at(emulator, REGION);
      for (Map.Entry<String, String> variable : mirror().entrySet()) {
        scenarios.with(variable.getKey(), variable.getValue());
      }
      return scenarios
          .with("DAGFORM_ENDPOINT", emulator.url())
          .with("DAGFORM_TERRAFORM", terraform.path())
          .with("DAGFORM_TOOLS", Tools.folder())
          .with("DAGFORM_LOGS", Path.of("target/scenario-logs").toAbsolutePath())
          .run();
    }
  }

  /** Lets a plain {@code terraform init} find the provider plugins of this machine. */
  private Map<String, String> mirror() throws Exception {
    Optional<Path> plugins = Tools.pluginFolder();
    if (plugins.isEmpty()) {
      return Map.of();
    }
    Path configuration = temporary.resolve("terraform.rc");
    Files.writeString(
        configuration,
        "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
            .formatted(plugins.get()));
    return Map.of("TF_CLI_CONFIG_FILE", configuration.toString());
  }
}
