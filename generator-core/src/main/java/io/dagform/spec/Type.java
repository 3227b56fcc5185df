package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.Node;
import java.util.Optional;

/** How a part of the spec is read and described. */
public interface Type<T> {
  /** The value of a node; absent if it is wrong, which {@code reading} then knows. */
  Optional<T> read(Node node, SpecPath path, Reading reading);

  Schema schema();
}
