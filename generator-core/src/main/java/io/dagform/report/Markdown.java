package io.dagform.report;

import java.util.List;

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

  /** The head of a table. */
  void head(List<String> columns) {
    row(columns.toArray(String[]::new));
    row(columns.stream().map(column -> "---").toArray(String[]::new));
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
