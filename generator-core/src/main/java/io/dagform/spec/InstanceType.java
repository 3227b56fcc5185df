package io.dagform.spec;

import static io.dagform.text.Text.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of dagster.yaml by Dagster's own schema of it ({@code
 * dagster._core.instance.config.dagster_instance_config_schema}), which {@code instance.json} holds
 * without the keys that the deployment itself decides. A test compares it with every supported
 * version of Dagster.
 */
public final class InstanceType implements Type<Map<String, Object>> {
  /** What to set instead of a key that is not the user's. */
  private static final Map<String, String> GENERATED =
      new TreeMap<>(
          Map.of(
              "compute_logs", "Compute logs go to the deployment's bucket.",
              "event_log_storage", "Dagster's data is in the database of `database`.",
              "instance_class", "The instance is Dagster's own.",
              "run_coordinator", "Runs are queued: `dagster.queue` and `concurrency` limit them.",
              "run_launcher", "Where runs execute is said by `dagster.runs`.",
              "run_queue", "Runs are queued: `dagster.queue` and `concurrency` limit them.",
              "run_storage", "Dagster's data is in the database of `database`.",
              "schedule_storage", "Dagster's data is in the database of `database`.",
              "scheduler",
                  "Schedules are the daemon's: `dagster.schedules` says what becomes of ticks.",
              "storage", "Dagster's data is in the database of `database`."));

  private final InstanceSetting.Shape root;

  private InstanceType(InstanceSetting.Shape root) {
    this.root = root;
  }

  public static InstanceType load() {
    try (InputStream in = InstanceType.class.getResourceAsStream("instance.json");
        JsonParser parser = new JsonFactory().createParser(in)) {
      Object fields = json(parser, parser.nextToken());
      return new InstanceType((InstanceSetting.Shape) InstanceSetting.of(Map.of("fields", fields)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value by its tokens: data binding would load some hundred classes, for this alone. */
  private static Object json(JsonParser parser, JsonToken first) throws IOException {
    if (first == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        fields.put(key, json(parser, parser.nextToken()));
      }
      return fields;
    }
    if (first == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        items.add(json(parser, token));
      }
      return items;
    }
    return first == JsonToken.VALUE_TRUE ? true : parser.getText();
  }

  @Override
  public Optional<Map<String, Object>> read(Node node, SpecPath path, Reading reading) {
    if (node instanceof MapNode map) {
      List<MapNode.Entry> generated =
          map.entries().stream().filter(e -> GENERATED.containsKey(e.key().text())).toList();
      for (MapNode.Entry entry : generated) {
        ScalarNode key = entry.key();
        reading.problem(
            DiagnosticCode.RESERVED_NAME,
            path.key(key.text()),
            key.at(),
            format("`%s` is generated.", path.key(key.text())),
            GENERATED.getOrDefault(key.text(), ""));
      }
      if (!generated.isEmpty()) {
        return Optional.empty();
      }
    }
    return root.read(node, path, reading).map(InstanceType::settings);
  }

  private static Map<String, Object> settings(Object map) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> settings.put(String.valueOf(key), value));
    return settings;
  }

  @Override
  public Schema schema() {
    return new Schema.Tree(
        "a map; keys " + Words.list(root.fields().keySet()),
        "Dagster's schema of dagster.yaml",
        root.json());
  }
}
