package io.dagform.endtoend;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The example with code locations runs with real Dagster: its services are the ones that Terraform
 * made in an AWS emulator, and each run is the task that Dagster asked it for.
 */
@ResourceLock(Pytest.VPC)
final class LocationRunsTest {
  private static final String REGION = "eu-west-1";

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> scenarios() throws Exception {
    Pytest scenarios =
        Pytest.of(
            "location_scenarios",
            "ip",
            "nft",
            "nsenter",
            "unshare",
            "haproxy",
            "nginx",
            "psql",
            "curl");
    Tools.python("dagster-1.13");
    TerraformFolder terraform =
        TerraformFolder.copyOf(Outputs.CODE_LOCATIONS, temporary.resolve("copy"));
    try (AwsEmulator emulator = AwsEmulator.start()) {
      terraform.at(emulator, REGION).quick();
      return scenarios
          .withMirror(temporary)
          .with("DAGFORM_ENDPOINT", emulator.url())
          .with("DAGFORM_TERRAFORM", terraform.path())
          .with("DAGFORM_TOOLS", Tools.folder())
          .with("DAGFORM_LOGS", Path.of("target/location-scenario-logs").toAbsolutePath())
          .run();
    }
  }
}
