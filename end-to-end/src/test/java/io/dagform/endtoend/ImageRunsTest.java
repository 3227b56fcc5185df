package io.dagform.endtoend;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The example with its code in the image, deployed by the commands of its own document to the AWS
 * emulator, runs on the stand-in for ECS; the scenarios in {@code src/test/python/image_scenarios}
 * use it, and destroy it.
 */
@ResourceLock(Pytest.VPC)
final class ImageRunsTest {
  private static final String REGION = "eu-west-1";

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> scenarios() throws Exception {
    return Pytest.ofExample("image_scenarios", Outputs.IMAGE_ONLY, REGION, temporary);
  }
}
