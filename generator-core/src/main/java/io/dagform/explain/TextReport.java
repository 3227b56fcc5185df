package io.dagform.explain;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Located;
import io.dagform.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Explanations as tables with aligned columns, for people. */
final class TextReport {
  private static final String GAP = "  ";
  // What is longer pushes its own line only.
  private static final int WIDEST_VALUE = 40;

  private TextReport() {}

  static List<String> lines(List<Explanation> explanations) {
    List<String> lines = new ArrayList<>();
    for (Explanation explanation : explanations) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(
          explanation
              .environment()
              .map(name -> format("Environment %s, profile %s", name, explanation.profile()))
              .orElse("Profile " + explanation.profile()));
      if (!explanation.fields().isEmpty()) {
        lines.add("");
        lines.addAll(fields(explanation));
      }
      if (!explanation.controls().isEmpty()) {
        lines.add("");
        lines.addAll(controls(explanation));
      }
    }
    return lines;
  }

  private static List<String> fields(Explanation explanation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "value", "from"));
    explanation
        .fields()
        .forEach(
            field ->
                rows.add(
                    List.of(
                        field.path().toString(),
                        Spelling.of(field),
                        from(field.from(), explanation))));
    return aligned(rows);
  }

  private static List<String> controls(Explanation explanation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("control", "state", "from", "detail"));
    explanation
        .controls()
        .forEach(
            control ->
                rows.add(
                    List.of(
                        control
                            .risk()
                            .map(DiagnosticCode::id)
                            .map(risk -> "against " + risk)
                            .orElse(control.path().toString()),
                        control.state().toString(),
                        from(control.from(), explanation),
                        control.detail().orElse(""))));
    return aligned(rows);
  }

  private static String from(Located from, Explanation explanation) {
    SourceLocation at = from.at();
    return switch (from.origin()) {
      case WRITTEN -> at.toString();
      case OVERLAY -> format("%s, environments.%s", at, explanation.environment().orElse(""));
      case PROFILE -> "profile " + explanation.profile();
      case DEFAULT -> "default";
      case DERIVED -> {
        Located.Source source = from.source().orElseThrow();
        yield format("derived from %s, %s", source.path(), from(source.from(), explanation));
      }
    };
  }

  private static List<String> aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        int width = width(row.get(i));
        widths[i] = i > 0 && width > WIDEST_VALUE ? widths[i] : Math.max(widths[i], width);
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(row.get(0));
      for (int i = 1; i < columns; i++) {
        line.append(" ".repeat(Math.max(0, widths[i - 1] - width(row.get(i - 1)))))
            .append(GAP)
            .append(row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
