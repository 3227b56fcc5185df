package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A value of a YAML document and the place where it starts. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {
  SourceLocation at();

  /** What the node is, for messages, such as "a list". */
  String kind();

  /** The same tree with other scalars as values. */
  Node replaced(UnaryOperator<ScalarNode> scalars);

  /** Visits the scalars that are values, each with its path. */
  void visit(SpecPath path, BiConsumer<SpecPath, ScalarNode> visitor);
}
