package io.dagform.hcl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values the way {@code terraform fmt} leaves them. */
final class ValueWriter {
  private static final int MAXIMUM_WIDTH = 110;
  private static final int MAXIMUM_INLINE_ENTRIES = 3;
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  // `for` would start a for expression; the others are read as the constants.
  private static final Set<String> QUOTED_KEYS = Set.of("for", "true", "false", "null");

  private static final Inline INLINE = new Inline();
  private static final IsLeaf LEAF = new IsLeaf();

  private ValueWriter() {}

  /**
   * Writes a value.
   *
   * @param indent the number of spaces that the line starts with
   */
  static String write(Value value, int indent) {
    return isInline(value, indent) ? inline(value) : lines(value, indent);
  }

  /** Writes a value in several lines where it can be. */
  static String writeLines(Value value, int indent) {
    return lines(value, indent);
  }

  /** Whether what {@link #write} gives has several lines. */
  static boolean takesLines(Value value, int indent) {
    return !isInline(value, indent) && value.accept(new IsOpened(indent));
  }

  /** Writes a value in one line, without comments. */
  static String inline(Value value) {
    return value.accept(INLINE);
  }

  private static final class Inline implements Value.Visitor<String> {
    @Override
    public String of(Value.Text text) {
      return Strings.quoted(text.text());
    }

    @Override
    public String of(Value.Whole whole) {
      return Long.toString(whole.number());
    }

    @Override
    public String of(Value.Decimal decimal) {
      return BigDecimal.valueOf(decimal.number()).stripTrailingZeros().toPlainString();
    }

    @Override
    public String of(Value.Bool bool) {
      return Boolean.toString(bool.value());
    }

    @Override
    public String of(Value.Null nothing) {
      return "null";
    }

    @Override
    public String of(Value.Expression expression) {
      return expression.code();
    }

    @Override
    public String of(Value.Template template) {
      return template(template);
    }

    @Override
    public String of(Value.Tuple tuple) {
      return inlineList("[", tuple.items(), "]");
    }

    @Override
    public String of(Value.Obj object) {
      return object.entries().isEmpty()
          ? "{}"
          : object.entries().stream()
              .map(entry -> key(entry.key()) + " = " + inline(entry.value()))
              .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public String of(Value.Call call) {
      return call.function() + inlineList("(", call.arguments(), ")");
    }
  }

  private static String inlineList(String open, List<Value> items, String close) {
    return items.stream().map(ValueWriter::inline).collect(Collectors.joining(", ", open, close));
  }

  private static String template(Value.Template template) {
    StringBuilder out = new StringBuilder("\"");
    for (Value part : template.parts()) {
      if (part instanceof Value.Text text) {
        out.append(Strings.escaped(text.text()));
      } else {
        out.append("${").append(inline(part)).append('}');
      }
    }
    return out.append('"').toString();
  }

  private static String lines(Value value, int indent) {
    return value.accept(new Lines(indent));
  }

  private record Lines(int indent) implements Value.ContainerVisitor<String> {
    @Override
    public String other(Value value) {
      return inline(value);
    }

    @Override
    public String of(Value.Tuple tuple) {
      return tuple.items().size() == 1 && tuple.items().get(0) instanceof Value.Call
          ? "[" + write(tuple.items().get(0), indent) + "]"
          : linesOf(tuple.items(), indent);
    }

    @Override
    public String of(Value.Obj object) {
      return lines(object, indent);
    }

    @Override
    public String of(Value.Call call) {
      return lines(call, indent);
    }
  }

  /** The last argument opens in the line of the call, as in {@code jsonencode(}. */
  private static String lines(Value.Call call, int indent) {
    int last = call.arguments().size() - 1;
    String first =
        call.arguments().subList(0, last).stream()
            .map(argument -> inline(argument) + ", ")
            .collect(Collectors.joining());
    Value argument = call.arguments().get(last);
    return call.function() + "(" + first + open(argument, indent) + ")";
  }

  private static String open(Value value, int indent) {
    return value instanceof Value.Tuple tuple
        ? linesOf(tuple.items(), indent)
        : lines(value, indent);
  }

  private static String linesOf(List<Value> items, int indent) {
    StringBuilder out = new StringBuilder("[\n");
    for (Value item : items) {
      out.append(" ".repeat(indent + 2)).append(write(item, indent + 2)).append(",\n");
    }
    return out.append(" ".repeat(indent)).append(']').toString();
  }

  private static String lines(Value.Obj object, int indent) {
    AlignedRows rows = new AlignedRows(indent + 2);
    for (Value.Entry entry : object.entries()) {
      entry.comment().ifPresent(rows::comment);
      rows.add(key(entry.key()), write(entry.value(), indent + 2));
    }
    return "{\n" + rows + " ".repeat(indent) + "}";
  }

  /** Whether {@link #lines} gives several, which it can't for what is but one. */
  private record IsOpened(int indent) implements Value.ContainerVisitor<Boolean> {
    @Override
    public Boolean other(Value value) {
      return false;
    }

    @Override
    public Boolean of(Value.Tuple tuple) {
      return tuple.items().size() != 1
          || !(tuple.items().get(0) instanceof Value.Call call)
          || takesLines(call, indent);
    }

    @Override
    public Boolean of(Value.Obj object) {
      return true;
    }

    @Override
    public Boolean of(Value.Call call) {
      Value last = call.arguments().get(call.arguments().size() - 1);
      return last instanceof Value.Tuple || last.accept(this);
    }
  }

  private static boolean isInline(Value value, int indent) {
    return value.accept(new IsInline(indent));
  }

  private record IsInline(int indent) implements Value.ContainerVisitor<Boolean> {
    @Override
    public Boolean other(Value value) {
      return true;
    }

    @Override
    public Boolean of(Value.Obj object) {
      return object.entries().isEmpty()
          || (object.entries().size() <= MAXIMUM_INLINE_ENTRIES
              && object.entries().stream()
                  .allMatch(entry -> entry.comment().isEmpty() && isAtom(entry.value()))
              && fits(object, indent));
    }

    @Override
    public Boolean of(Value.Tuple tuple) {
      return fits(tuple, indent)
          && (tuple.items().stream().allMatch(ValueWriter::isAtom)
              || (tuple.items().size() == 1 && isInline(tuple.items().get(0), indent + 1)));
    }

    @Override
    public Boolean of(Value.Call call) {
      return call.arguments().stream().allMatch(argument -> isInlineArgument(argument, indent));
    }
  }

  /** A document that is encoded is always written in lines. */
  private static boolean isInlineArgument(Value argument, int indent) {
    boolean list =
        argument instanceof Value.Tuple tuple
            && !tuple.items().stream().allMatch(ValueWriter::isAtom);
    return !list && isInline(argument, indent);
  }

  private static boolean isAtom(Value value) {
    if (value instanceof Value.Tuple tuple) {
      return tuple.items().stream().allMatch(ValueWriter::isLeaf);
    }
    return isLeaf(value) || (value instanceof Value.Call call && isInline(call, 0));
  }

  private static boolean isLeaf(Value value) {
    return value.accept(LEAF);
  }

  private static final class IsLeaf implements Value.ContainerVisitor<Boolean> {
    @Override
    public Boolean other(Value value) {
      return true;
    }

    @Override
    public Boolean of(Value.Tuple tuple) {
      return false;
    }

    @Override
    public Boolean of(Value.Obj object) {
      return false;
    }

    @Override
    public Boolean of(Value.Call call) {
      return false;
    }
  }

  private static boolean fits(Value value, int indent) {
    String line = inline(value);
    return indent + line.codePointCount(0, line.length()) <= MAXIMUM_WIDTH;
  }

  static String key(String key) {
    return IDENTIFIER.matcher(key).matches() && !QUOTED_KEYS.contains(key)
        ? key
        : Strings.quoted(key);
  }
}
