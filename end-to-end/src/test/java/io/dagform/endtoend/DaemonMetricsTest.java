package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Dagform;
import io.dagform.Target;
import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Metric;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the daemon prints is what alarms look at. */
final class DaemonMetricsTest {
  private static final Path PROJECT = Path.of("../examples/code-locations");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"dagster-1.12", "dagster-1.13"})
  void runsAreCountedByWhatTheyNeedPeopleFor(String dagster) throws Exception {
    List<JsonNode> lines = lines(dagster);

    assertThat(lines).hasSize(7);
    assertThat(lines.get(0).get("HeartbeatAge").asInt()).isBetween(3600, 3660);
    assertThat(numbers(lines.get(1)))
        .containsEntry("QueuedRuns", 1)
        .containsEntry("IdleQueuedRuns", 1)
        .containsEntry("InProgressRuns", 0)
        .containsEntry("FailedRuns", 0);
    assertThat(lines.get(1).get("HeartbeatAge").asInt()).isBetween(300, 330);
    assertThat(numbers(lines.get(2)))
        .containsEntry("QueuedRuns", 1)
        .containsEntry("IdleQueuedRuns", 0)
        .containsEntry("InProgressRuns", 8)
        .containsEntry("StuckRuns", 3)
        .containsEntry("FailedRuns", 1);
    assertThat(numbers(lines.get(3))).containsEntry("FailedRuns", 0);
    assertThat(numbers(lines.get(4)))
        .as("its retry was not launched")
        .containsEntry("FailedRuns", 1);
    assertThat(numbers(lines.get(5))).as("it got another tag").containsEntry("FailedRuns", 0);
    assertThat(numbers(lines.get(6))).as("the database is away").containsOnlyKeys("HeartbeatAge");
  }

  /** Amazon CloudWatch user guide, "Specification: Embedded metric format". */
  @Test
  void everyAlarmHasItsMetric() throws Exception {
    Target target =
        Dagform.read("dagform.yaml", Files.readAllBytes(PROJECT.resolve("dagform.yaml")))
            .targets()
            .get(0);
    List<Metric> looked =
        target.blueprint().all(Part::alarms).stream()
            .map(Alarm::metric)
            .filter(metric -> metric.namespace().equals("Dagster"))
            .toList();

    JsonNode line = lines("dagster-1.13").get(0);

    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    List<String> printed =
        StreamSupport.stream(directive.get("Metrics").spliterator(), false)
            .map(metric -> metric.get("Name").asText())
            .toList();
    assertThat(directive.get("Namespace").asText()).isEqualTo("Dagster");
    assertThat(printed).allSatisfy(name -> assertThat(line.get(name).isNumber()).isTrue());
    assertThat(looked)
        .hasSize(4)
        .allSatisfy(
            metric -> {
              assertThat(printed).contains(metric.name());
              assertThat(metric.dimensions())
                  .containsExactly(
                      Map.entry(directive.at("/Dimensions/0/0").asText(), Value.text("lakehouse")));
            });
    assertThat(line.get("Deployment").asText()).isEqualTo("lakehouse");
  }

  private static Map<String, Integer> numbers(JsonNode line) {
    Map<String, Integer> numbers = new TreeMap<>();
    line.properties().stream()
        .filter(field -> field.getValue().isInt())
        .forEach(field -> numbers.put(field.getKey(), field.getValue().asInt()));
    return numbers;
  }

  private static List<JsonNode> lines(String dagster) throws Exception {
    String printed =
        Command.of(
                Tools.python(dagster).resolve("python").toString(),
                Tools.pythonSource("daemon_metrics_check.py").toString(),
                PROJECT.resolve("terraform/config").toString())
            .run()
            .orFail();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : printed.lines().filter(each -> each.startsWith("{")).toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
