package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map of one of several shapes, told by a key that only one of them has.
 *
 * @param shapes those that are told by a key
 * @param otherwise the form without any of the keys
 */
public record ByKey<T>(List<Shape<T>> shapes, Type<? extends T> otherwise) implements Type<T> {
  public ByKey {
    shapes = List.copyOf(shapes);
  }

  /** A form and its key. */
  public record Shape<T>(String key, Type<? extends T> type) {}

  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    return of(node).read(node, path, reading).map(value -> value);
  }

  private Type<? extends T> of(Node node) {
    for (Shape<T> shape : shapes) {
      if (node instanceof MapNode map && map.get(shape.key()).isPresent()) {
        return shape.type();
      }
    }
    return otherwise;
  }

  @Override
  public Schema schema() {
    List<Schema.Shape> keyed = new ArrayList<>();
    shapes.forEach(shape -> keyed.add(new Schema.Shape(shape.key(), shape.type().schema())));
    return new Schema.ByKey(keyed, otherwise.schema());
  }
}
