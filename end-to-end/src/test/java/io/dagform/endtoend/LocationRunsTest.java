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
    Tools.python("dagster-1.12"); // which made the tables that are migrated
    return Pytest.ofExample("location_scenarios", Outputs.CODE_LOCATIONS, REGION, temporary);
  }
}
