package io.dagform.endtoend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whoever asks what became of an apply is told the truth and the reason: {@code
 * templates/config/rollout.sh} against answers of ECS.
 */
final class RolloutTest {
  @TestFactory
  Stream<DynamicTest> rules() throws Exception {
    return Pytest.plain("test_rollout.py").run();
  }
}
