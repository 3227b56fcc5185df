package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
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
          format("`%s` has %s entries; %s are allowed.", path, map.entries().size(), maximum));
      return Optional.empty();
    }
    return Entries.read(
            map,
            path,
            reading,
            (entry, at) ->
                Entries.isNamed(entry.key(), key, path, reading)
                        && Entries.isGiven(entry.value(), at, reading)
                    ? value.read(entry.value(), at, reading)
                    : Optional.<V>empty())
        .map(values -> Collections.unmodifiableSortedMap(new TreeMap<>(values)));
  }

  @Override
  public Schema schema() {
    return new Schema.MapOf(key.words(), key.pattern().pattern(), maximum, source, value.schema());
  }
}
