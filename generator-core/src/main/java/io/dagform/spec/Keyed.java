package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map whose keys the user chooses from a set. */
public record Keyed<T>(List<String> keys, Type<T> value) implements Type<Map<String, T>> {
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
    Map<String, T> values = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.entries()) {
      read(entry, path, reading).ifPresent(read -> values.put(entry.key().text(), read));
    }
    return values.size() == map.entries().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<T> read(MapNode.Entry entry, SpecPath parent, Reading reading) {
    String key = entry.key().text();
    SpecPath path = parent.key(key);
    reading.place(path, entry.value().at(), Origin.WRITTEN);
    if (!keys.contains(key)) {
      reading.problem(
          DiagnosticCode.UNKNOWN_KEY,
          path,
          entry.key().at(),
          format("The key `%s` is not known in `%s`.", key, parent),
          Words.nearest(key, keys)
              .map(value -> format("Did you mean `%s`?", value))
              .orElse(format("Known here are %s.", Words.list(keys))));
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
    return new Schema.Keyed(keys, value.schema());
  }
}
