package io.dagform.endtoend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The sync takes whole states of the code only, and a task starts with what it has: {@code
 * templates/config/sync.py} and {@code publish.sh} against a bucket in memory.
 */
final class SyncTest {
  @TestFactory
  Stream<DynamicTest> rules() throws Exception {
    return Pytest.plain("test_sync.py").run();
  }
}
