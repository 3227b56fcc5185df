package io.dagform.report;

import java.util.List;
import java.util.function.Function;

/** A Markdown document that is written from top to bottom. */
final class Markdown {
  private final StringBuilder out = new StringBuilder();

  void line(String line) {
    out.append(line).append('\n');
  }

  void heading(int level, String text) {
    if (!out.toString().endsWith("\n\n")) {
      line("");
    }
    line("#".repeat(level) + " " + text);
    line("");
  }

  void paragraph(String text) {
    line(text);
    line("");
  }

  void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  <T> void table(
      String left,
      String right,
      List<T> items,
      Function<T, String> key,
      Function<T, String> value) {
    row(left, right);
    row("---", "---");
    items.forEach(item -> row(key.apply(item), value.apply(item)));
    line("");
  }

  void mermaid(List<String> lines) {
    code("mermaid", lines.toArray(String[]::new));
  }

  void code(String language, String... lines) {
    line("```" + language);
    for (String line : lines) {
      line(line);
    }
    line("```");
    line("");
  }

  /** A text of a user's inside a table. */
  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return out.toString().stripTrailing() + "\n";
  }
}
