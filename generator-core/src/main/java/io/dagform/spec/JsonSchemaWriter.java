package io.dagform.spec;

import static io.dagform.text.Text.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spec language as a JSON Schema, for editors: of draft 7, the newest that the editors have in
 * common.
 */
public final class JsonSchemaWriter implements Schema.Visitor<Map<String, Object>> {
  /** What identifies the schema of this version of the spec language, whoever wrote it. */
  public static final String ID = "urn:dagform:spec:1";

  /** What VS Code says of a text that lacks its form. */
  static final String PATTERN_MESSAGE = "patternErrorMessage";

  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
  private static final String DESCRIPTION = "description";
  private static final String REQUIRED = "required";

  private final Extent extent;

  /** What of a spec stands in one place. */
  private enum Extent {
    /** All of it. */
    WHOLE,
    /** What several environments have in common: each may say what is missing. */
    COMMON,
    /** What an environment changes: without a field, what is common holds. */
    CHANGES
  }

  private JsonSchemaWriter(Extent extent) {
    this.extent = extent;
  }

  /** The schema of a whole spec of any form, as plain maps and lists. */
  public static Map<String, Object> schema(RootType<?> type) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", DRAFT_7);
    root.put("$id", ID);
    root.put("title", "Dagform spec");
    root.put(DESCRIPTION, "A deployment of Dagster on AWS.");
    root.put("type", "object");
    List<Schema.Fields> forms = type.schemas();
    if (type.key().isEmpty()) {
      root.putAll(form(forms.get(0)));
      return SchemaDefinitions.in(root);
    }
    String key = type.key().get();
    root.put("if", isOther(key));
    root.put("then", form(forms.get(1)));
    root.put("else", form(forms.get(0)));
    return SchemaDefinitions.in(root);
  }

  /** A spec, or one of its environments, has the key. */
  private static Map<String, Object> isOther(String key) {
    Map<String, Object> hasKey = Map.of(REQUIRED, List.of(key));
    Map<String, Object> overlay = new LinkedHashMap<>();
    overlay.put(REQUIRED, List.of(RootType.ENVIRONMENTS_KEY));
    overlay.put(
        "properties",
        Map.of(
            RootType.ENVIRONMENTS_KEY,
            Map.of("not", Map.of("additionalProperties", Map.of("not", hasKey)))));
    return Map.of("anyOf", List.of(hasKey, overlay));
  }

  /** One form of a spec. */
  private static Map<String, Object> form(Schema.Fields spec) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("if", Map.of(REQUIRED, List.of(RootType.ENVIRONMENTS_KEY)));
    form.put("then", object(new JsonSchemaWriter(Extent.COMMON).properties(spec), RootType.SHARED));
    form.put("else", new JsonSchemaWriter(Extent.WHOLE).json(spec));
    return form;
  }

  private Map<String, Object> json(Schema schema) {
    return schema.accept(this);
  }

  @Override
  public Map<String, Object> of(Schema.Scalar scalar) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (scalar.source().isPresent() && !scalar.json().containsKey("enum")) {
      json.put(DESCRIPTION, Words.capital(scalar.words()) + ".");
    }
    json.putAll(scalar.json());
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.OneOrNamed either) {
    Map<String, Object> several = mapOf(either.name(), either.pattern(), json(either.value()));
    several.put("minProperties", 1);
    return anyOf(List.of(titled("one", json(either.one())), titled("several by name", several)));
  }

  @Override
  public Map<String, Object> of(Schema.MapOf map) {
    Map<String, Object> json = mapOf(map.name(), map.pattern(), json(map.value()));
    json.put("maxProperties", map.maximum());
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.Tree tree) {
    return extent == Extent.WHOLE ? tree.json() : withoutRequired(tree.json());
  }

  @Override
  public Map<String, Object> of(Schema.Items items) {
    return list(items.item(), items.minimum(), items.maximum());
  }

  @Override
  public Map<String, Object> of(Schema.OneOrList either) {
    return anyOf(
        List.of(
            titled("one", json(either.item())),
            titled("several", list(either.item(), 1, either.maximum()))));
  }

  @Override
  public Map<String, Object> of(Schema.Keyed keyed) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keyed.keys().forEach((key, doc) -> properties.put(key, described(doc, json(keyed.value()))));
    return object(properties, List.of());
  }

  @Override
  public Map<String, Object> of(Schema.Fields fields) {
    return object(
        properties(fields),
        extent == Extent.WHOLE
            ? fields.properties().stream()
                .filter(property -> property.absent().isEmpty())
                .map(Schema.Property::key)
                .toList()
            : List.of());
  }

  private Map<String, Object> properties(Schema.Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.properties().forEach(property -> properties.put(property.key(), property(property)));
    return properties;
  }

  private Map<String, Object> property(Schema.Property property) {
    Map<String, Object> json = described(property.doc(), json(property.schema()));
    if (extent != Extent.CHANGES) {
      property
          .absent()
          .ifPresent(
              absent ->
                  json.merge(
                      DESCRIPTION,
                      format(" Default: %s.", absent),
                      (doc, words) -> doc.toString() + words));
      property.written().ifPresent(written -> json.put("default", written));
    }
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.Overlays overlays) {
    if (extent == Extent.WHOLE) {
      // Whatever it holds, it makes the spec one with environments.
      return Map.of("type", "object");
    }
    Map<String, Object> json =
        mapOf(
            overlays.name(),
            overlays.pattern(),
            new JsonSchemaWriter(Extent.CHANGES).json(overlays.overlay()));
    json.put("minProperties", 1);
    return json;
  }

  @Override
  public Map<String, Object> of(Schema.ByKey shapes) {
    List<Map<String, Object>> all = new ArrayList<>();
    shapes.shapes().forEach(shape -> all.add(titled(shape.key(), json(shape.schema()))));
    all.add(json(shapes.otherwise()));
    return anyOf(all);
  }

  @Override
  public Map<String, Object> of(Schema.OrExisting either) {
    Map<String, Object> existing =
        object(
            Map.of(OrExisting.KEY, described("One that exists already.", json(either.existing()))),
            List.of(OrExisting.KEY));
    return anyOf(List.of(titled("new", json(either.own())), titled(OrExisting.KEY, existing)));
  }

  @Override
  public Map<String, Object> of(Schema.NoneOr noneOr) {
    return anyOf(List.of(bare("none", Optional.empty()), json(noneOr.schema())));
  }

  @Override
  public Map<String, Object> of(Schema.OneOf oneOf) {
    return anyOf(oneOf.alternatives().stream().map(this::alternative).toList());
  }

  private Map<String, Object> alternative(Schema.Alternative alternative) {
    return alternative
        .content()
        .map(
            content ->
                titled(
                    alternative.name(),
                    object(
                        Map.of(alternative.name(), described(alternative.doc(), json(content))),
                        List.of(alternative.name()))))
        .orElseGet(() -> bare(alternative.name(), Optional.of(alternative.doc())));
  }

  private Map<String, Object> list(Schema item, int minimum, int maximum) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "array");
    json.put("items", json(item));
    json.put("minItems", minimum);
    json.put("maxItems", maximum);
    return json;
  }

  private static Map<String, Object> mapOf(String name, String pattern, Map<String, Object> value) {
    Map<String, Object> names = new LinkedHashMap<>();
    names.put("pattern", "^(?:" + pattern + ")$");
    names.put(PATTERN_MESSAGE, format("%s is needed.", Words.capital(name)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("propertyNames", names);
    json.put("additionalProperties", value);
    return json;
  }

  /**
   * At least one of several. Exactly one would be as true, and editors say less of a text that is
   * nearly one of them.
   */
  private static Map<String, Object> anyOf(List<Map<String, Object>> alternatives) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("anyOf", alternatives);
    return json;
  }

  private static Map<String, Object> bare(String name, Optional<String> doc) {
    Map<String, Object> json = new LinkedHashMap<>();
    doc.ifPresent(words -> json.put(DESCRIPTION, words));
    json.put("const", name);
    return titled(name, json);
  }

  private static Map<String, Object> titled(String title, Map<String, Object> schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", title);
    json.putAll(schema);
    return json;
  }

  /** What a value means, and then what it has to be. */
  private static Map<String, Object> described(String doc, Map<String, Object> schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(DESCRIPTION, doc);
    schema.forEach(
        (keyword, value) ->
            json.merge(keyword, value, (meaning, form) -> meaning.toString() + " " + form));
    return json;
  }

  private static Map<String, Object> withoutRequired(Map<?, ?> schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    schema.forEach(
        (keyword, value) -> {
          if (!keyword.equals(REQUIRED)) {
            json.put(
                keyword.toString(), value instanceof Map<?, ?> map ? withoutRequired(map) : value);
          }
        });
    return json;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put(REQUIRED, required);
    }
    json.put("additionalProperties", false);
    return json;
  }
}
