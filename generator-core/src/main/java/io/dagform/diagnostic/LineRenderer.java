package io.dagform.diagnostic;

import static io.dagform.text.Text.format;

import java.util.List;

/**
 * Prints a diagnostic for logs:
 *
 * <pre>
 * dagform.yaml:12:7: error out-of-range: `database.rds.storage_gib` is 5; allowed are 20 to 65536.
 *   hint: ...
 * </pre>
 */
public final class LineRenderer {
  private LineRenderer() {}

  public static String render(Diagnostic diagnostic) {
    return headline(diagnostic) + hint(diagnostic);
  }

  static String headline(Diagnostic diagnostic) {
    return format(
        "%s: %s %s: %s%s",
        diagnostic.at(),
        diagnostic.code().severity(),
        diagnostic.code().id(),
        diagnostic.message(),
        environments(diagnostic.environments()));
  }

  private static String environments(List<String> names) {
    return names.isEmpty() ? "" : format(" (in %s)", String.join(", ", names));
  }

  static String hint(Diagnostic diagnostic) {
    return diagnostic.hint().map(hint -> "\n  hint: " + hint).orElse("");
  }
}
