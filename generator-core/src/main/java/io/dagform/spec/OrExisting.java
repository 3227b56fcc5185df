package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.util.Optional;

/**
 * Something of the deployment's own, or <code>{existing: ...}</code>, which is referred to and
 * never managed.
 */
public record OrExisting<T>(Type<? extends T> own, Type<? extends T> existing) implements Type<T> {
  /** The key of what exists. */
  public static final String KEY = "existing";

  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    if (node instanceof MapNode map && map.entries().size() == 1 && map.get(KEY).isPresent()) {
      SpecPath inside = path.key(KEY);
      reading.value(path, KEY);
      reading.written(inside, map.get(KEY).get().at());
      return existing.read(map.get(KEY).get(), inside, reading).map(value -> value);
    }
    return own.read(node, path, reading).map(value -> value);
  }

  @Override
  public Schema schema() {
    return new Schema.OrExisting(own.schema(), existing.schema());
  }
}
