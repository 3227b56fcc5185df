package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A launch that is tried again may leave two processes of one run. */
final class DaemonRunsTest {
  @ParameterizedTest
  @ValueSource(strings = {"dagster-1.12", "dagster-1.13"})
  void theProcessThatExecutesIsTheOneThatCounts(String dagster) {
    String said =
        Command.of(
                Tools.python(dagster).resolve("python").toString(),
                Tools.pythonSource("daemon_runs_check.py").toString(),
                Path.of("../examples/seed/terraform/config").toString())
            .run()
            .orFail();

    assertThat(said.lines().filter(line -> line.contains(": ")))
        .containsExactly(
            "the first of two executes: True",
            "told: True False",
            "before the second: False",
            "the second of two executes: True",
            "told: True False");
  }
}
