package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A scalar exactly as its author wrote it: {@code 15.10} stays {@code 15.10} and {@code no} stays
 * {@code no}; the field decides what it means.
 *
 * @param quoted whether it stands in quotes or in a block, and so is text whatever it looks like
 */
public record ScalarNode(SourceLocation at, String text, boolean quoted) implements Node {
  private static final int SHOWN = 80;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  public boolean isNull() {
    return !quoted && NULLS.contains(text);
  }

  @Override
  public ScalarNode replaced(UnaryOperator<ScalarNode> scalars) {
    return scalars.apply(this);
  }

  @Override
  public void visit(SpecPath path, BiConsumer<SpecPath, ScalarNode> visitor) {
    visitor.accept(path, this);
  }

  @Override
  public String kind() {
    if (isNull()) {
      return "empty";
    }
    String line = text.replace("\n", "\\n");
    return "`" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...") + "`";
  }
}
