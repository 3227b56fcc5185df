package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import java.util.List;
import java.util.Optional;

/** A mapping; its keys are different from each other. */
public record MapNode(SourceLocation at, List<Entry> entries) implements Node {

  /** A key with its value. */
  public record Entry(ScalarNode key, Node value) {}

  public MapNode {
    entries = List.copyOf(entries);
  }

  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
  }

  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  @Override
  public String kind() {
    return "a map";
  }
}
