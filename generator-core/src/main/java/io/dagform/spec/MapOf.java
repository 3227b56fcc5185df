package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map whose keys are names of the user's own.
 *
 * @param key the form of a key
 * @param maximum the most entries
 * @param source where the limits are written
 */
public record MapOf<V>(Form key, Type<V> value, int maximum, String source)
    implements Type<SortedMap<String, V>> {
  @Override
  public Optional<SortedMap<String, V>> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof MapNode map)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a map is needed.", path, node.kind()),
          format("Each key is %s.", key.words()));
      return Optional.empty();
    }
    if (map.entries().size() > maximum) {
      reading.problem(
          DiagnosticCode.OUT_OF_RANGE,
          path,
          node.at(),
          format("`%s` has %d entries; %d are allowed.", path, map.entries().size(), maximum));
      return Optional.empty();
    }
    SortedMap<String, V> values = new TreeMap<>();
    for (MapNode.Entry entry : map.entries()) {
      read(entry, path, reading).ifPresent(read -> values.put(entry.key().text(), read));
    }
    return values.size() == map.entries().size()
        ? Optional.of(Collections.unmodifiableSortedMap(values))
        : Optional.empty();
  }

  private Optional<V> read(MapNode.Entry entry, SpecPath parent, Reading reading) {
    ScalarNode name = entry.key();
    SpecPath path = parent.key(name.text());
    reading.place(path, entry.value().at(), Origin.WRITTEN);
    if (!key.matches(name.text())) {
      reading.problem(
          DiagnosticCode.MALFORMED_VALUE,
          path,
          name.at(),
          format("A key of `%s` is %s; %s is needed.", parent, name.kind(), key.words()));
      return Optional.empty();
    }
    if (entry.value() instanceof ScalarNode scalar && scalar.isNull()) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          scalar.at(),
          format("`%s` is empty.", path),
          "Give it a value, or remove the key.");
      return Optional.empty();
    }
    return value.read(entry.value(), path, reading);
  }

  @Override
  public Schema schema() {
    return new Schema.MapOf(key.words(), key.pattern().pattern(), maximum, source, value.schema());
  }
}
