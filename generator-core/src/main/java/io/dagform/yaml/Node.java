package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;

/** A value of a YAML document and the place where it starts. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {
  SourceLocation at();

  /** What the node is, for messages, such as "a list". */
  String kind();
}
