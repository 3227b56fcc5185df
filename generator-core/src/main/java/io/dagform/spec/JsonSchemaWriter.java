package io.dagform.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spec language as a JSON Schema, for editors. */
public final class JsonSchemaWriter implements Schema.Visitor<Map<String, Object>> {
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
    return schema.accept(this);
  }

  @Override
  public Map<String, Object> of(Schema.Scalar scalar) {
    return scalar.json();
  }

  @Override
  public Map<String, Object> of(Schema.OneOrNamed either) {
    Map<String, Object> several = mapOf(either.pattern(), json(either.value()));
    several.put("minProperties", 1);
    return Map.of("oneOf", List.of(json(either.one()), several));
  }

  @Override
  public Map<String, Object> of(Schema.MapOf map) {
    Map<String, Object> json = mapOf(map.pattern(), json(map.value()));
    json.put("maxProperties", map.maximum());
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.Tree tree) {
    return tree.json();
  }

  @Override
  public Map<String, Object> of(Schema.Items items) {
    return list(items.item(), items.minimum(), items.maximum());
  }

  @Override
  public Map<String, Object> of(Schema.OneOrList either) {
    return Map.of("oneOf", List.of(json(either.item()), list(either.item(), 1, either.maximum())));
  }

  @Override
  public Map<String, Object> of(Schema.Keyed keyed) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keyed.keys().forEach(key -> properties.put(key, json(keyed.value())));
    return object(properties, List.of());
  }

  @Override
  public Map<String, Object> of(Schema.Fields fields) {
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
    return object(properties, required);
  }

  @Override
  public Map<String, Object> of(Schema.Overlays overlays) {
    Map<String, Object> json = mapOf(overlays.pattern(), OVERLAY.json(overlays.overlay()));
    json.put("minProperties", 1);
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.ByKey shapes) {
    List<Object> all = new ArrayList<>();
    shapes.shapes().forEach(shape -> all.add(json(shape.schema())));
    all.add(json(shapes.otherwise()));
    return Map.of("anyOf", all);
  }

  @Override
  public Map<String, Object> of(Schema.OrExisting either) {
    Map<String, Object> existing =
        object(Map.of(OrExisting.KEY, json(either.existing())), List.of(OrExisting.KEY));
    return Map.of("oneOf", List.of(json(either.own()), existing));
  }

  @Override
  public Map<String, Object> of(Schema.NoneOr noneOr) {
    return Map.of("oneOf", List.of(bare("none"), json(noneOr.schema())));
  }

  @Override
  public Map<String, Object> of(Schema.OneOf oneOf) {
    return Map.of("oneOf", oneOf.alternatives().stream().map(this::alternative).toList());
  }

  private Map<String, Object> alternative(Schema.Alternative alternative) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("description", alternative.doc());
    json.putAll(
        alternative
            .content()
            .map(
                content ->
                    object(Map.of(alternative.name(), json(content)), List.of(alternative.name())))
            .orElseGet(() -> bare(alternative.name())));
    return json;
  }

  private Map<String, Object> list(Schema item, int minimum, int maximum) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "array");
    json.put("items", json(item));
    json.put("minItems", minimum);
    json.put("maxItems", maximum);
    return json;
  }

  private static Map<String, Object> mapOf(String pattern, Map<String, Object> value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("propertyNames", Map.of("pattern", "^(?:" + pattern + ")$"));
    json.put("additionalProperties", value);
    return json;
  }

  private static Map<String, Object> bare(String name) {
    return Map.of("const", name);
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    json.put("additionalProperties", false);
    return json;
  }
}
