package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Dagform;
import io.dagform.Target;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oldest and the newest supported Dagster take what is generated for them. */
final class DagsterConfigTest {
  private static final Path SEED = Path.of("../examples/seed");
  private static final Path STANDARD =
      Path.of("../generator-core/src/test/resources/io/dagform/goldens/standard");

  @ParameterizedTest
  @ValueSource(strings = {"dagster-1.12", "dagster-1.13"})
  void theKeysOfInstanceAreDagstersOwn(String dagster) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String schema = python(dagster, "dagster_schema.py", List.of());

    try (InputStream ours =
        Objects.requireNonNull(Dagform.class.getResourceAsStream("spec/instance.json"))) {
      assertThat(mapper.readTree(ours)).isEqualTo(mapper.readTree(schema));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dagster-1.12", "dagster-1.13"})
  void everyOutputIsLoaded(String dagster) throws Exception {
    for (Path project : List.of(SEED, STANDARD)) {
      Target target =
          Dagform.read("dagform.yaml", Files.readAllBytes(project.resolve("dagform.yaml")))
              .targets()
              .get(0);
      List<String> words = new ArrayList<>();
      words.add(project.resolve("terraform/config").toString());
      words.addAll(target.blueprint().dagsterVariables());

      String loaded = python(dagster, "dagster_load.py", words);

      assertThat(loaded)
          .contains("QueuedRunCoordinator", "PostgresRunStorage", "S3ComputeLogManager")
          .contains("\"telemetry\": {\"enabled\": false}");
    }
  }

  private static String python(String dagster, String script, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Tools.python(dagster).resolve("python").toString());
    command.add(Tools.pythonSource(script).toString());
    command.addAll(words);
    return Command.of(command).run().orFail();
  }
}
