package io.dagform.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spec language as a JSON Schema, for editors. */
public final class JsonSchemaWriter {
  private static final JsonSchemaWriter WHOLE = new JsonSchemaWriter(true);
  private static final JsonSchemaWriter OVERLAY = new JsonSchemaWriter(false);

  private final boolean complete;

  /**
   * @param complete whether what has no default has to be there
   */
  private JsonSchemaWriter(boolean complete) {
    this.complete = complete;
  }

  /** The schema of a whole spec, as plain maps and lists. */
  public static Map<String, Object> schema(Schema.Fields spec) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Dagform spec");
    root.putAll(WHOLE.json(spec));
    return root;
  }

  private Map<String, Object> json(Schema schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (schema instanceof Schema.Scalar scalar) {
      json.putAll(scalar.json());
    } else if (schema instanceof Schema.OneOrNamed either) {
      Map<String, Object> several = new LinkedHashMap<>();
      several.put("type", "object");
      several.put("propertyNames", Map.of("pattern", "^(?:" + either.pattern() + ")$"));
      several.put("additionalProperties", json(either.value()));
      several.put("minProperties", 1);
      json.put("oneOf", List.of(json(either.one()), several));
    } else if (schema instanceof Schema.MapOf map) {
      json.put("type", "object");
      json.put("propertyNames", Map.of("pattern", "^(?:" + map.pattern() + ")$"));
      json.put("additionalProperties", json(map.value()));
      json.put("maxProperties", map.maximum());
    } else if (schema instanceof Schema.Tree tree) {
      json.putAll(tree.json());
    } else if (schema instanceof Schema.Items items) {
      json.put("type", "array");
      json.put("items", json(items.item()));
      json.put("minItems", items.minimum());
      json.put("maxItems", items.maximum());
    } else if (schema instanceof Schema.OneOrList either) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("type", "array");
      list.put("items", json(either.item()));
      list.put("minItems", 1);
      list.put("maxItems", either.maximum());
      json.put("oneOf", List.of(json(either.item()), list));
    } else if (schema instanceof Schema.Keyed keyed) {
      Map<String, Object> properties = new LinkedHashMap<>();
      keyed.keys().forEach(key -> properties.put(key, json(keyed.value())));
      object(json, properties, List.of());
    } else if (schema instanceof Schema.Fields fields) {
      fields(json, fields);
    } else if (schema instanceof Schema.Overlays overlays) {
      json.put("type", "object");
      json.put("propertyNames", Map.of("pattern", "^(?:" + overlays.pattern() + ")$"));
      json.put("additionalProperties", OVERLAY.json(overlays.overlay()));
      json.put("minProperties", 1);
    } else if (schema instanceof Schema.ByKey shapes) {
      List<Object> all = new ArrayList<>();
      shapes.shapes().forEach(shape -> all.add(json(shape.schema())));
      all.add(json(shapes.otherwise()));
      json.put("anyOf", all);
    } else if (schema instanceof Schema.OrExisting either) {
      Map<String, Object> existing = new LinkedHashMap<>();
      object(existing, Map.of(OrExisting.KEY, json(either.existing())), List.of(OrExisting.KEY));
      json.put("oneOf", List.of(json(either.own()), existing));
    } else if (schema instanceof Schema.NoneOr noneOr) {
      json.put("oneOf", List.of(bare("none"), json(noneOr.schema())));
    } else if (schema instanceof Schema.OneOf oneOf) {
      json.put("oneOf", oneOf.alternatives().stream().map(this::alternative).toList());
    }
    return json;
  }

  private void fields(Map<String, Object> json, Schema.Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Schema.Property property : fields.properties()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put(
          "description",
          property.doc() + property.absent().map(absent -> " Default: " + absent + ".").orElse(""));
      value.putAll(json(property.schema()));
      properties.put(property.key(), value);
      if (complete && property.absent().isEmpty()) {
        required.add(property.key());
      }
    }
    object(json, properties, required);
  }

  private Map<String, Object> alternative(Schema.Alternative alternative) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("description", alternative.doc());
    if (alternative.content().isEmpty()) {
      json.putAll(bare(alternative.name()));
    } else {
      object(
          json,
          Map.of(alternative.name(), json(alternative.content().get())),
          List.of(alternative.name()));
    }
    return json;
  }

  private static Map<String, Object> bare(String name) {
    return Map.of("const", name);
  }

  private static void object(
      Map<String, Object> json, Map<String, Object> properties, List<String> required) {
    json.put("type", "object");
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    json.put("additionalProperties", false);
  }
}
