package io.dagform.hcl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parsed JSON taken as what it should be. */
public final class Json {
  private Json() {}

  /** A map by its keys; empty where there is none. */
  public static Map<String, Object> map(@Nullable Object json) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> map) {
      map.forEach((key, value) -> result.put(String.valueOf(key), value));
    }
    return result;
  }

  /** A list; a single value counts as a list of one, and no value as an empty one. */
  static List<?> list(@Nullable Object json) {
    if (json == null) {
      return List.of();
    }
    return json instanceof List<?> list ? list : List.of(json);
  }

  /** The texts of a list. */
  static List<String> texts(@Nullable Object json) {
    return list(json).stream().<String>map(String::valueOf).toList();
  }
}
