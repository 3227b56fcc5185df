package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.Node;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A type whose value becomes another. */
public record Mapped<S, T>(Type<S> inner, BiFunction<S, Reading, T> map) implements Type<T> {
  public static <S, T> Type<T> of(Type<S> inner, Function<S, T> map) {
    return new Mapped<>(inner, (value, reading) -> map.apply(value));
  }

  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    return inner.read(node, path, reading).map(value -> map.apply(value, reading));
  }

  @Override
  public Schema schema() {
    return inner.schema();
  }
}
