package io.dagform.spec;

import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.ListNode;
import io.dagform.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * A single value, or a list of several.
 *
 * @param maximum the most items
 * @param source where the limits are written
 */
public record OneOrList<T>(Type<T> item, int maximum, String source) implements Type<List<T>> {
  @Override
  public Optional<List<T>> read(Node node, SpecPath path, Reading reading) {
    return node instanceof ListNode
        ? new ListOf<>(item, 1, maximum, source).read(node, path, reading)
        : item.read(node, path, reading).map(List::of);
  }

  @Override
  public Schema schema() {
    return new Schema.OneOrList(item.schema(), maximum, source);
  }
}
