package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.Optional;

/** The bare name {@code none} for a part that can be left out, or the part itself. */
public record NoneOr<T>(T none, Type<? extends T> some) implements Type<T> {
  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    if (node instanceof ScalarNode scalar && scalar.text().equals("none")) {
      reading.value(path, scalar.text());
      return Optional.of(none);
    }
    return some.read(node, path, reading).map(value -> value);
  }

  @Override
  public Schema schema() {
    return new Schema.NoneOr(some.schema());
  }
}
