package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A sequence. */
public record ListNode(SourceLocation at, List<Node> items) implements Node {
  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public ListNode replaced(UnaryOperator<ScalarNode> scalars) {
    return new ListNode(at, items.stream().map(item -> item.replaced(scalars)).toList());
  }

  @Override
  public void visit(SpecPath path, BiConsumer<SpecPath, ScalarNode> visitor) {
    for (int i = 0; i < items.size(); i++) {
      items.get(i).visit(path.index(i), visitor);
    }
  }
}
