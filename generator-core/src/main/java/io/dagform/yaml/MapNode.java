package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

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

  @Override
  public MapNode replaced(UnaryOperator<ScalarNode> scalars) {
    return new MapNode(
        at,
        entries.stream()
            .map(entry -> new Entry(entry.key(), entry.value().replaced(scalars)))
            .toList());
  }

  @Override
  public void visit(SpecPath path, BiConsumer<SpecPath, ScalarNode> visitor) {
    entries.forEach(entry -> entry.value().visit(path.key(entry.key().text()), visitor));
  }
}
