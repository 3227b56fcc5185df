package io.dagform.hcl;

import java.util.List;
import java.util.Set;

/** Writes a file of blocks so that {@code terraform fmt} has nothing to change. */
public final class HclWriter {
  /** Blocks whose objects stand in lines however short they are, as people write them. */
  private static final Set<String> SPREAD = Set.of("required_providers");

  /** Attributes that a blank line sets apart. */
  private static final Set<String> APART = Set.of("depends_on");

  private HclWriter() {}

  /**
   * Writes a file.
   *
   * @param header the comment in its first line
   */
  public static String write(String header, List<Element.Block> blocks) {
    StringBuilder out = new StringBuilder("# ").append(header).append('\n');
    for (Element.Block block : blocks) {
      out.append('\n');
      block(out, block, 0);
    }
    return out.toString();
  }

  /** Whether a value of an attribute in a resource's body takes several lines. */
  static boolean takesLines(Value value) {
    return ValueWriter.takesLines(value, 2);
  }

  /** Writes a value in one line, as it stands in an interpolation of the JSON syntax. */
  public static String expression(Value value) {
    return ValueWriter.inline(value);
  }

  private static void block(StringBuilder out, Element.Block block, int indent) {
    comments(out, block.comments(), indent);
    String spaces = " ".repeat(indent);
    out.append(spaces).append(block.type());
    block.labels().forEach(label -> out.append(' ').append(Strings.quoted(label)));
    if (block.body().isEmpty() && block.inside().isEmpty()) {
      out.append(" {}\n");
      return;
    }
    out.append(" {\n");
    comments(out, block.inside(), indent + 2);
    body(out, block, indent + 2);
    out.append(spaces).append("}\n");
  }

  private static void body(StringBuilder out, Element.Block parent, int indent) {
    boolean spread = SPREAD.contains(parent.type());
    AlignedRows rows = new AlignedRows(indent);
    boolean first = true;
    boolean afterLines = false;
    for (Element element : parent.body()) {
      if (element instanceof Element.Block block) {
        out.append(rows);
        rows = new AlignedRows(indent);
        out.append(first ? "" : "\n");
        block(out, block, indent);
        afterLines = true;
      } else if (element instanceof Element.Attribute attribute) {
        String value =
            spread
                ? ValueWriter.writeLines(attribute.value(), indent)
                : ValueWriter.write(attribute.value(), indent);
        boolean lines = value.indexOf('\n') >= 0;
        if (!first && (lines || afterLines || APART.contains(attribute.name()))) {
          out.append(rows).append('\n');
          rows = new AlignedRows(indent);
        }
        attribute.comments().forEach(rows::comment);
        rows.add(attribute.name(), value);
        afterLines = lines;
      }
      first = false;
    }
    out.append(rows);
  }

  private static void comments(StringBuilder out, List<String> comments, int indent) {
    comments.forEach(line -> out.append(" ".repeat(indent)).append("# ").append(line).append('\n'));
  }
}
