package io.dagform.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of {@code name = value} with the equals signs below each other, as {@code terraform fmt}
 * aligns them: over neighbouring lines, where a comment or a value of several lines breaks the run.
 */
final class AlignedRows {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final String indent;
  private final StringBuilder out = new StringBuilder();
  private final List<String[]> run = new ArrayList<>();

  AlignedRows(int indent) {
    this.indent = " ".repeat(indent);
  }

  void comment(String comment) {
    flush();
    out.append(indent).append("# ").append(comment).append('\n');
  }

  void add(String name, String value) {
    if (value.indexOf('\n') < 0) {
      run.add(new String[] {name, value});
    } else {
      flush();
      out.append(indent).append(name).append(" = ").append(value).append('\n');
    }
  }

  private void flush() {
    int width = run.stream().mapToInt(row -> width(row[0])).max().orElse(0);
    for (String[] row : run) {
      out.append(indent)
          .append(row[0])
          .append(" ".repeat(width - width(row[0])))
          .append(" = ")
          .append(row[1])
          .append('\n');
    }
    run.clear();
  }

  /** The columns of a name as Terraform's formatter counts them: what people see as characters. */
  private static int width(String name) {
    boolean quoted = name.startsWith("\"");
    String text = quoted ? name.substring(1, name.length() - 1) : name;
    return (int) CHARACTER.matcher(text).results().count() + (quoted ? 2 : 0);
  }

  @Override
  public String toString() {
    flush();
    return out.toString();
  }
}
