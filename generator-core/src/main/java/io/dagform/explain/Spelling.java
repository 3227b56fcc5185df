package io.dagform.explain;

import static java.util.stream.Collectors.joining;

import io.dagform.dagster.YamlDocument;
import io.dagform.spec.Resolved;
import java.util.List;
import java.util.Map;

/** A value in one line, as YAML has it; what is no value stands in parentheses. */
final class Spelling {
  private Spelling() {}

  static String of(Resolved field) {
    if (field.value() instanceof Resolved.Absent absent) {
      return absent.equals(Resolved.Absent.NONE) ? absent.words() : "(" + absent.words() + ")";
    }
    return flow(field.value());
  }

  private static String flow(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Spelling::flow).collect(joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> flow(entry.getKey()) + ": " + flow(entry.getValue()))
          .collect(joining(", ", "{", "}"));
    }
    return YamlDocument.flow(value);
  }
}
