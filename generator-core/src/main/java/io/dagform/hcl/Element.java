package io.dagform.hcl;

import java.util.List;

/** A part of a body: an attribute or a block, with the comments that stand above it. */
public sealed interface Element {
  List<String> comments();

  /** {@code name = value}. */
  record Attribute(String name, Value value, List<String> comments) implements Element {
    public Attribute {
      comments = List.copyOf(comments);
    }
  }

  /**
   * {@code type "label" { ... }}.
   *
   * @param comments lines above the block
   * @param inside lines at the top of its body
   */
  record Block(
      String type,
      List<String> labels,
      List<Element> body,
      List<String> comments,
      List<String> inside)
      implements Element {
    public Block {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
      comments = List.copyOf(comments);
      inside = List.copyOf(inside);
    }

    /** A block without comments. */
    public Block(String type, List<String> labels, List<Element> body) {
      this(type, labels, body, List.of(), List.of());
    }
  }
}
