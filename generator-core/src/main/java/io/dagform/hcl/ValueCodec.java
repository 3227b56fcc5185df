package io.dagform.hcl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as plain maps and lists, in which they travel through Terraform's JSON. */
public final class ValueCodec {
  private ValueCodec() {}

  public static Map<String, Object> encode(Value value) {
    if (value instanceof Value.Text text) {
      return Map.of("text", disguise(text.text()));
    }
    if (value instanceof Value.Whole whole) {
      return Map.of("whole", whole.number());
    }
    if (value instanceof Value.Bool bool) {
      return Map.of("bool", bool.value());
    }
    if (value instanceof Value.Expression expression) {
      return Map.of("expression", expression.code());
    }
    if (value instanceof Value.Template template) {
      return Map.of("template", encode(template.parts()));
    }
    if (value instanceof Value.Tuple tuple) {
      return Map.of("tuple", encode(tuple.items()));
    }
    if (value instanceof Value.Call call) {
      return Map.of("call", call.function(), "arguments", encode(call.arguments()));
    }
    if (value instanceof Value.Obj object) {
      return Map.of("object", object.entries().stream().map(ValueCodec::encode).toList());
    }
    throw new IllegalArgumentException("can't travel: " + value);
  }

  private static List<Map<String, Object>> encode(List<Value> values) {
    return values.stream().map(ValueCodec::encode).toList();
  }

  private static Map<String, Object> encode(Value.Entry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("key", entry.key());
    map.put("value", encode(entry.value()));
    entry.comment().ifPresent(comment -> map.put("comment", disguise(comment)));
    return map;
  }

  static Value decode(@Nullable Object encoded) {
    Map<String, Object> map = Json.map(encoded);
    if (map.get("text") instanceof String text) {
      return new Value.Text(reveal(text));
    }
    if (map.get("whole") instanceof Number number) {
      return new Value.Whole(number.longValue());
    }
    if (map.get("bool") instanceof Boolean bool) {
      return new Value.Bool(bool);
    }
    if (map.get("expression") instanceof String code) {
      return new Value.Expression(code);
    }
    if (map.get("template") instanceof List<?> parts) {
      return new Value.Template(decode(parts));
    }
    if (map.get("call") instanceof String function) {
      return new Value.Call(function, decode(Json.list(map.get("arguments"))));
    }
    // An empty list may have been dropped on the way.
    if (map.get("object") instanceof List<?> entries) {
      return new Value.Obj(entries.stream().map(ValueCodec::entry).toList());
    }
    return new Value.Tuple(decode(Json.list(map.get("tuple"))));
  }

  private static List<Value> decode(List<?> encoded) {
    return encoded.stream().<Value>map(ValueCodec::decode).toList();
  }

  private static Value.Entry entry(Object encoded) {
    Map<String, Object> map = Json.map(encoded);
    return new Value.Entry(
        String.valueOf(map.get("key")),
        decode(map.get("value")),
        Optional.ofNullable(map.get("comment")).map(Object::toString).map(ValueCodec::reveal));
  }

  /**
   * A user's text without the brace that starts an interpolation: CDKTF looks for its own tokens,
   * <code>${TfToken[...]}</code>, in every text that passes through it.
   */
  static String disguise(String text) {
    return text.replace("\\", "\\\\").replace("{", "\\(");
  }

  static String reveal(String disguised) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < disguised.length(); i++) {
      char c = disguised.charAt(i);
      if (c == '\\') {
        i++;
        out.append(disguised.charAt(i) == '(' ? '{' : '\\');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
