package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A single value, or a map of several by names of the user's own.
 *
 * @param one the type of the single value
 * @param name the form of a name
 * @param value the type of a named value
 * @param several what the map becomes
 */
public record OneOrNamed<V, T>(
    Type<? extends T> one, Form name, Type<V> value, Function<Map<String, V>, T> several)
    implements Type<T> {
  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof MapNode map)) {
      return one.read(node, path, reading).map(read -> read);
    }
    if (map.entries().isEmpty()) {
      reading.problem(
          DiagnosticCode.OUT_OF_RANGE,
          path,
          node.at(),
          format("`%s` names none.", path),
          "Name one, or write a single value.");
      return Optional.empty();
    }
    return Entries.read(
            map,
            path,
            reading,
            (entry, at) ->
                Entries.isNamed(entry.key(), name, path, reading)
                    ? value.read(entry.value(), at, reading)
                    : Optional.<V>empty())
        .map(several);
  }

  @Override
  public Schema schema() {
    return new Schema.OneOrNamed(
        one.schema(), name.words(), name.pattern().pattern(), value.schema());
  }
}
