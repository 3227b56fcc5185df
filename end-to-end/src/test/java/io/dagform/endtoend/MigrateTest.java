package io.dagform.endtoend;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An upgrade stops Dagster, migrates and goes on where it was cut off: {@code
 * templates/config/migrate.sh} against a stand-in for the AWS command line.
 */
final class MigrateTest {
  @TestFactory
  Stream<DynamicTest> rules() throws Exception {
    return Pytest.plain("test_migrate.py").run();
  }
}
