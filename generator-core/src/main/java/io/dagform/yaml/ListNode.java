package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import java.util.List;

/** A sequence. */
public record ListNode(SourceLocation at, List<Node> items) implements Node {
  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
