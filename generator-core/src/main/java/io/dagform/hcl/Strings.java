package io.dagform.hcl;

import static io.dagform.text.Text.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The strings of Terraform's two syntaxes.
 *
 * <p>In both, <code>${</code> and <code>%{</code> start a template and are doubled to be literal;
 * the native syntax has backslash escapes besides.
 */
public final class Strings {
  private Strings() {}

  /** A literal in quotes, in native syntax. */
  static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  /** The inside of a quoted literal. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (startsTemplate(text, i)) {
            out.append(c).append(c);
          } else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
            out.append(format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** The bytes of a text in JSON, in which Terraform also escapes what HTML would. */
  static int jsonBytes(String text) {
    int bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      bytes += jsonBytes(text.charAt(i));
    }
    return bytes;
  }

  private static int jsonBytes(char c) {
    return switch (c) {
      case '"', '\\', '\n', '\t' -> 2;
      case '<', '>', '&' -> 6;
      // Half of a pair of surrogates has half of its four bytes.
      default -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    };
  }

  /** A literal in JSON syntax. */
  public static String jsonLiteral(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      if (startsTemplate(text, i)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Reads a string of the JSON syntax, which is a template. */
  static Value parseJson(String json) {
    List<Value> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < json.length(); ) {
      char c = json.charAt(i);
      if ((c == '$' || c == '%') && json.startsWith(c + "{", i + 1)) {
        literal.append(c).append('{');
        i += 3;
      } else if (json.startsWith("${", i)) {
        int end = endOfInterpolation(json, i);
        if (!literal.isEmpty()) {
          parts.add(new Value.Text(literal.toString()));
          literal.setLength(0);
        }
        parts.add(new Value.Expression(json.substring(i + 2, end - 1).strip()));
        i = end;
      } else if (json.startsWith("%{", i)) {
        throw new IllegalArgumentException("template directives are not written: " + json);
      } else {
        literal.append(c);
        i++;
      }
    }
    if (parts.isEmpty()) {
      return new Value.Text(literal.toString());
    }
    if (!literal.isEmpty()) {
      parts.add(new Value.Text(literal.toString()));
    }
    return parts.size() == 1 ? parts.get(0) : new Value.Template(parts);
  }

  private static boolean startsTemplate(String text, int i) {
    char c = text.charAt(i);
    return (c == '$' || c == '%') && i + 1 < text.length() && text.charAt(i + 1) == '{';
  }

  /** The index behind the brace that closes the interpolation which starts at an index. */
  private static int endOfInterpolation(String text, int start) {
    int depth = 0;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      } else if (c == '"') {
        i = endOfQuoted(text, i) - 1;
      }
    }
    throw new IllegalArgumentException("unterminated template: " + text);
  }

  private static int endOfQuoted(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      } else if (startsTemplate(text, i) && text.charAt(i - 1) != c) {
        i = endOfInterpolation(text, i) - 1;
      }
    }
    throw new IllegalArgumentException("unterminated string: " + text);
  }
}
