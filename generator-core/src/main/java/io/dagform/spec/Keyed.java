package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A map whose keys the user chooses from a set.
 *
 * @param keys what each of them means
 */
public record Keyed<T>(SortedMap<String, String> keys, Type<T> value)
    implements Type<Map<String, T>> {
  @Override
  public Optional<Map<String, T>> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof MapNode map)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a map is needed.", path, node.kind()));
      return Optional.empty();
    }
    return Entries.read(map, path, reading, (entry, at) -> read(entry, path, at, reading));
  }

  private Optional<T> read(MapNode.Entry entry, SpecPath parent, SpecPath path, Reading reading) {
    String key = entry.key().text();
    if (!keys.containsKey(key)) {
      reading.problem(
          DiagnosticCode.UNKNOWN_KEY,
          path,
          entry.key().at(),
          format("The key `%s` is not known in `%s`.", key, parent),
          Words.instead(key, List.copyOf(keys.keySet())));
      return Optional.empty();
    }
    return Entries.isGiven(entry.value(), path, reading)
        ? value.read(entry.value(), path, reading)
        : Optional.empty();
  }

  @Override
  public Schema schema() {
    return new Schema.Keyed(keys, value.schema());
  }
}
