package io.dagform.endtoend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The stand-in for ECS keeps ECS's rules; see {@code src/test/python/ecs_stand_in}. */
@ResourceLock(Pytest.VPC)
final class EcsStandInTest {
  @TestFactory
  Stream<DynamicTest> rules() throws Exception {
    Pytest rules = Pytest.of("test_ecs_stand_in.py", "ip", "nft", "nsenter", "haproxy", "openssl");
    try (AwsEmulator emulator = AwsEmulator.start()) {
      return rules.with("DAGFORM_ENDPOINT", emulator.url()).run();
    }
  }
}
