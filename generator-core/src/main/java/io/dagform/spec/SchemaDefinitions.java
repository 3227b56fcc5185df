package io.dagform.spec;

import static io.dagform.text.Text.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says once, under {@code definitions}, what stands in several places of a JSON Schema: the forms
 * of a spec have most of their fields in common.
 */
final class SchemaDefinitions {
  private static final String DEFINITIONS = "definitions";
  private static final String PROPERTIES = "properties";
  private static final String ANY_OF = "anyOf";
  private static final List<String> SINGLE =
      List.of("additionalProperties", "items", "not", "if", "then", "else");

  /** What is shorter is as easily read where it stands. */
  private static final int SHORTEST_CHARACTERS = 200;

  private final Map<Object, Integer> places = new HashMap<>();
  private final Map<Object, String> names = new HashMap<>();
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private SchemaDefinitions() {}

  /** A schema that allows the same. */
  static Map<String, Object> in(Map<String, Object> root) {
    SchemaDefinitions shared = new SchemaDefinitions();
    shared.count(root);
    Map<String, Object> result = shared.inside("", root);
    result.put(DEFINITIONS, shared.definitions);
    return result;
  }

  /** What stands in one that was met before does not stand in another place. */
  private void count(@Nullable Object schema) {
    if (schema instanceof Map<?, ?> map && places.merge(map, 1, Integer::sum) == 1) {
      SINGLE.forEach(keyword -> count(map.get(keyword)));
      if (map.get(PROPERTIES) instanceof Map<?, ?> properties) {
        properties.values().forEach(this::count);
      }
      if (map.get(ANY_OF) instanceof List<?> alternatives) {
        alternatives.forEach(this::count);
      }
    }
  }

  /**
   * A schema, or what refers to it.
   *
   * @param field the one it is about
   */
  private Object shared(String field, Object schema) {
    if (!(schema instanceof Map<?, ?> map)) {
      return schema;
    }
    boolean once = places.getOrDefault(map, 0) == 1;
    if (once || map.toString().length() < SHORTEST_CHARACTERS) {
      return inside(field, map);
    }
    String known = names.get(map);
    if (known != null) {
      return reference(known);
    }
    String name = free(field);
    names.put(map, name);
    // It comes before what it refers to.
    definitions.put(name, Map.of());
    definitions.put(name, inside(field, map));
    return reference(name);
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", format("#/%s/%s", DEFINITIONS, name));
  }

  private String free(String field) {
    String name = field;
    for (int i = 2; definitions.containsKey(name); i++) {
      name = format("%s_%s", field, i);
    }
    return name;
  }

  private Map<String, Object> inside(String field, Map<?, ?> schema) {
    Map<String, Object> result = new LinkedHashMap<>();
    schema.forEach((keyword, value) -> result.put(keyword.toString(), value));
    SINGLE.forEach(
        keyword -> result.computeIfPresent(keyword, (same, inner) -> shared(field, inner)));
    result.computeIfPresent(PROPERTIES, (same, properties) -> byName((Map<?, ?>) properties));
    result.computeIfPresent(
        ANY_OF,
        (same, alternatives) ->
            ((List<?>) alternatives).stream().map(each -> shared(field, each)).toList());
    return result;
  }

  private Map<String, Object> byName(Map<?, ?> properties) {
    Map<String, Object> result = new LinkedHashMap<>();
    properties.forEach(
        (name, schema) -> result.put(name.toString(), shared(name.toString(), schema)));
    return result;
  }
}
