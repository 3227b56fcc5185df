package io.dagform.diagnostic;

import static io.dagform.text.Text.format;

import java.util.List;

/**
 * Prints a diagnostic for terminals, with the line of the spec and a caret under the column:
 *
 * <pre>
 * dagform.yaml:12:7: error out-of-range: `database.rds.storage_gib` is 5; allowed are 20 to 65536.
 *   12 |     storage_gib: 5
 *      |                  ^
 *   hint: ...
 * </pre>
 */
public final class ExcerptRenderer {
  private final List<String> lines;

  /**
   * @param text the spec that the diagnostics are about
   */
  public ExcerptRenderer(String text) {
    lines = text.lines().toList();
  }

  public String render(Diagnostic diagnostic) {
    return LineRenderer.headline(diagnostic) + excerpt(diagnostic) + LineRenderer.hint(diagnostic);
  }

  private String excerpt(Diagnostic diagnostic) {
    int number = diagnostic.at().line();
    if (number > lines.size()) {
      return "";
    }
    String line = lines.get(number - 1);
    String margin = String.valueOf(number);
    int before = Math.min(diagnostic.at().column() - 1, line.codePointCount(0, line.length()));
    return format(
        "\n  %s | %s\n  %s | %s^", margin, line, " ".repeat(margin.length()), " ".repeat(before));
  }
}
