package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the types whose keys the user chooses have in common. */
final class Entries {
  private Entries() {}

  /** Reads an entry of a map. */
  @FunctionalInterface
  interface Reader<V> {
    Optional<V> read(MapNode.Entry entry, SpecPath path);
  }

  /** The values by their keys, in the order of the map; absent if one of them can't be read. */
  static <V> Optional<Map<String, V>> read(
      MapNode map, SpecPath parent, Reading reading, Reader<V> reader) {
    Map<String, V> values = new LinkedHashMap<>();
    if (map.entries().isEmpty()) {
      reading.value(parent, values);
    }
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      SpecPath path = parent.key(key);
      reading.written(path, entry.value().at());
      reader.read(entry, path).ifPresent(value -> values.put(key, value));
    }
    return values.size() == map.entries().size() ? Optional.of(values) : Optional.empty();
  }

  /** Whether a key is a name of that form; if not, that is reported. */
  static boolean isNamed(ScalarNode key, Form form, SpecPath parent, Reading reading) {
    if (form.matches(key.text())) {
      return true;
    }
    reading.problem(
        DiagnosticCode.MALFORMED_VALUE,
        parent.key(key.text()),
        key.at(),
        format("A key of `%s` is %s; %s is needed.", parent, key.kind(), form.words()));
    return false;
  }

  /** Whether a key has a value; YAML's null is none, and is reported. */
  static boolean isGiven(Node value, SpecPath path, Reading reading) {
    if (!(value instanceof ScalarNode scalar) || !scalar.isNull()) {
      return true;
    }
    reading.problem(
        DiagnosticCode.WRONG_TYPE,
        path,
        value.at(),
        format("`%s` is empty.", path),
        "Give it a value, or remove the key.");
    return false;
  }
}
