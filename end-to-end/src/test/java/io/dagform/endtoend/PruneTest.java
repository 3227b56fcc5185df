package io.dagform.endtoend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Only revisions that nothing can name are taken away: {@code templates/config/prune.sh} against a
 * stand-in for the AWS command line.
 */
final class PruneTest {
  @TestFactory
  Stream<DynamicTest> rules() throws Exception {
    return Pytest.plain("test_prune.py").run();
  }
}
