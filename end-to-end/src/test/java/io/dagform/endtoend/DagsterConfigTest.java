package io.dagform.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Dagform;
import io.dagform.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oldest and the newest supported Dagster take what is generated for them. */
final class DagsterConfigTest {
  @TempDir private Path temporary;

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

  /** Both ways to limit operations, which exclude each other, and everything else that is there. */
  @ParameterizedTest
  @CsvSource({
    "dagster-1.12, instance-pools.yaml",
    "dagster-1.13, instance-pools.yaml",
    "dagster-1.12, instance-limit.yaml",
    "dagster-1.13, instance-limit.yaml"
  })
  void everySettingIsLoaded(String dagster, String settings) throws Exception {
    String spec =
        Files.readString(SEED.resolve("dagform.yaml"))
            .replace("runs: in_process\n", "runs: in_process\n" + instance(settings));
    Target target = Dagform.read("dagform.yaml", spec.getBytes(UTF_8)).targets().get(0);
    for (Map.Entry<String, String> file : target.blueprint().files().entrySet()) {
      Path path = temporary.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<String> words = new ArrayList<>();
    words.add(temporary.resolve("config").toString());
    words.addAll(target.blueprint().commons().variables().keySet());
    words.addAll(target.blueprint().commons().secrets().keySet());

    assertThat(python(dagster, "dagster_load.py", words)).contains("QUEUED_RUN_COORDINATOR");
  }

  @Test
  void noSettingIsForgotten() throws Exception {
    JsonNode schema;
    try (InputStream ours =
        Objects.requireNonNull(Dagform.class.getResourceAsStream("spec/instance.json"))) {
      schema = new ObjectMapper().readTree(ours);
    }
    String written = instance("instance-pools.yaml") + instance("instance-limit.yaml");

    assertThat(keys(schema)).allSatisfy(key -> assertThat(written).contains(key + ":"));
  }

  private static Stream<String> keys(JsonNode fields) {
    return fields.properties().stream()
        .flatMap(
            field ->
                Stream.concat(
                    Stream.of(field.getKey()),
                    field.getValue().has("fields") && !field.getValue().get("fields").has("env")
                        ? keys(field.getValue().get("fields"))
                        : Stream.empty()));
  }

  /** Settings as they stand below {@code dagster} in a spec. */
  private static String instance(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/io/dagform/endtoend", name)).indent(2);
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
      words.addAll(target.blueprint().commons().variables().keySet());
      words.addAll(target.blueprint().commons().secrets().keySet());

      String loaded = python(dagster, "dagster_load.py", words);

      assertThat(loaded)
          .contains("QueuedRunCoordinator", "PostgresRunStorage", "S3ComputeLogManager")
          .contains("DaemonRunLauncher", "QUEUED_RUN_COORDINATOR", "MONITORING")
          .contains("\"telemetry\": {\"enabled\": false}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dagster-1.12", "dagster-1.13"})
  void runsThatAreTasksAreLaunchedByDagstersOwnLauncher(String dagster) throws Exception {
    Path project = Path.of("../examples/code-locations");
    Target target =
        Dagform.read("dagform.yaml", Files.readAllBytes(project.resolve("dagform.yaml")))
            .targets()
            .get(0);
    List<String> words = new ArrayList<>();
    words.add(project.resolve("terraform/config").toString());
    words.addAll(target.blueprint().commons().variables().keySet());
    words.addAll(target.blueprint().commons().secrets().keySet());

    assertThat(python(dagster, "dagster_load.py", words))
        .contains("\"launcher\": \"EcsRunLauncher\"")
        .contains("QUEUED_RUN_COORDINATOR", "MONITORING");
  }

  /** Files whose names modules of Python, of Dagster and of what Dagster imports have. */
  @ParameterizedTest
  @CsvSource({
    "dagster-1.12, platform.py yaml.py",
    "dagster-1.13, code/definitions.py types.py yaml.py team/code/main.py"
  })
  void codeIsLoadedWhateverItsFilesAreCalled(String dagster, String files) throws Exception {
    List<String> names = List.of(files.split(" ", -1));
    StringBuilder locations = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      locations.append((char) ('a' + i)).append(": ").append(names.get(i)).append(", ");
    }
    String spec =
        Files.readString(SEED.resolve("dagform.yaml"))
            .replace("python_file: definitions.py", "python_file: {" + locations + "}");
    Target target = Dagform.read("dagform.yaml", spec.getBytes(UTF_8)).targets().get(0);
    Path loader = temporary.resolve("loader.py");
    Files.writeString(loader, target.blueprint().files().get("config/synced_code.py.tftpl"));
    List<String> words =
        new ArrayList<>(
            List.of(
                loader.toString(), Files.createDirectory(temporary.resolve("folder")).toString()));
    words.addAll(names);

    python(dagster, "load_synced_code.py", words);
  }

  private static String python(String dagster, String script, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Tools.python(dagster).resolve("python").toString());
    command.add(Tools.pythonSource(script).toString());
    command.addAll(words);
    return Command.of(command).run().orFail();
  }
}
