package io.dagform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.dagform.Dagform;
import io.dagform.EditorSchema;
import io.dagform.Fixtures;
import io.dagform.SpecEdits;
import io.dagform.yaml.ListNode;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that knows the schema says of a spec what Dagform says, as far as it can. */
final class JsonSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final JsonSchemaFactory DRAFT_7 =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
  private static final JsonNode SCHEMA = read(EditorSchema.bytes());
  private static final JsonSchema VALIDATOR = DRAFT_7.getSchema(SCHEMA);

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The tree as YAML 1.2 has it, which editors follow; Jackson's parser takes more for booleans.
   */
  private static JsonNode json(Node node) throws IOException {
    if (node instanceof MapNode map) {
      ObjectNode object = JSON.createObjectNode();
      for (MapNode.Entry entry : map.entries()) {
        object.set(entry.key().text(), json(entry.value()));
      }
      return object;
    }
    if (node instanceof ListNode list) {
      ArrayNode array = JSON.createArrayNode();
      for (Node item : list.items()) {
        array.add(json(item));
      }
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    return !scalar.quoted() && scalar.text().matches("true|false|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?")
        ? JSON.readTree(scalar.text())
        : JSON.getNodeFactory().textNode(scalar.text());
  }

  static List<Path> specs() throws IOException {
    List<Path> specs = new ArrayList<>();
    try (Stream<Path> examples = Files.walk(Fixtures.repository("examples"), 3);
        Stream<Path> starters = Files.list(Fixtures.repository("templates/specs"))) {
      examples.filter(file -> file.endsWith("dagform.yaml")).forEach(specs::add);
      starters.forEach(specs::add);
    }
    specs.add(Fixtures.resources("goldens/standard/dagform.yaml"));
    specs.addAll(grounds());
    return specs;
  }

  private static List<Path> grounds() {
    return Stream.of("base", "other", "third", "located", "joined", "joined-owners", "joined-cidr")
        .map(ground -> Fixtures.resources("limits/" + ground + ".yaml"))
        .toList();
  }

  @Test
  void isASchemaOfDraft7WithAnIdOfTheSpecLanguage() {
    JsonSchema metaschema = DRAFT_7.getSchema(SchemaLocation.of(SchemaId.V7));

    assertThat(metaschema.validate(SCHEMA)).isEmpty();
    assertThat(SCHEMA.get("$schema").asText()).isEqualTo("http://json-schema.org/draft-07/schema#");
    assertThat(SCHEMA.get("$id").asText()).isEqualTo("urn:dagform:spec:1");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void takesASpecWithoutErrorsAndNoUnknownKey(Path spec) throws IOException {
    JsonNode tree = YAML.readTree(spec.toFile());

    assertThat(VALIDATOR.validate(tree)).isEmpty();
    ((ObjectNode) tree).put("nonsense", true);
    assertThat(VALIDATOR.validate(tree)).isNotEmpty();
  }

  /** What only the schema finds wrong would be underlined for nothing. */
  @Test
  void takesEveryLegalValueOfEveryField() throws IOException {
    List<String> refused = new ArrayList<>();
    int taken = 0;
    for (Path ground : grounds()) {
      MapNode base = SpecEdits.tree(Files.readString(ground));
      for (SpecEdits.Limit limit : SpecEdits.limits()) {
        Optional<Node> value = SpecEdits.value(limit.value());
        if (limit.legal() && value.isPresent()) {
          List<String> path = List.of(limit.path().split("\\.", -1));
          String text = SpecEdits.text(SpecEdits.set(base, path, value.get()));
          if (!Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8)).hasErrors()) {
            taken++;
            if (!VALIDATOR.validate(json(SpecEdits.tree(text))).isEmpty()) {
              refused.add(limit + " in " + ground.getFileName());
            }
          }
        }
      }
    }

    assertThat(refused).isEmpty();
    assertThat(taken).isGreaterThan(100);
  }

  @Test
  void anEnvironmentMaySayWhatAllOthersLeaveOut() throws IOException {
    String spec =
        Files.readString(Fixtures.repository("examples/multi-environment/dagform.yaml"))
            .replace("region: eu-central-1\n\n", "")
            .replace("  dev:\n", "  dev:\n    region: eu-central-1\n")
            .replace("  staging:\n", "  staging:\n    region: eu-central-1\n");

    assertThat(Dagform.read("dagform.yaml", spec.getBytes(StandardCharsets.UTF_8)).diagnostics())
        .isEmpty();
    assertThat(VALIDATOR.validate(YAML.readTree(spec))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dev: {version: 1}}",
        "{dev: {database: {rds: {storage_gib: 3}}}}",
        "{Dev: {}}",
        "{}",
        "[]"
      })
  void anEnvironmentIsCheckedLikeTheRest(String environments) throws IOException {
    JsonNode spec =
        YAML.readTree(Fixtures.repository("examples/multi-environment/dagform.yaml").toFile());
    ((ObjectNode) spec).set("environments", YAML.readTree(environments));

    assertThat(VALIDATOR.validate(spec)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "network", "storage"})
  void aKeyThatIsMissingIsMissed(String key) throws IOException {
    JsonNode spec = YAML.readTree(Fixtures.repository("examples/seed/dagform.yaml").toFile());
    ((ObjectNode) spec).remove(key);

    assertThat(VALIDATOR.validate(spec)).singleElement().asString().contains(key);
  }

  @Test
  void nothingLongIsSaidTwice() {
    List<String> said = new ArrayList<>();
    schemas(
        SCHEMA,
        "",
        (path, schema) -> {
          if (schema.toString().length() > 500) {
            said.add(schema.toString());
          }
        });

    assertThat(said).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    assertThat(SCHEMA.get("definitions").properties())
        .allSatisfy(
            definition ->
                assertThat(EditorSchema.bytes())
                    .asString(StandardCharsets.UTF_8)
                    .contains("\"#/definitions/" + definition.getKey() + "\""));
  }

  @Test
  void everyDefaultIsOneOfTheFieldsOwnValues() {
    List<String> wrong = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    schemas(
        expanded(),
        "",
        (path, schema) -> {
          if (schema.has("default")) {
            defaults.add(path);
            if (!DRAFT_7.getSchema(schema).validate(schema.get("default")).isEmpty()) {
              wrong.add(path);
            }
          }
        });

    assertThat(wrong).isEmpty();
    assertThat(defaults)
        .contains(
            "/else/else/properties/profile",
            "/else/else/properties/terraform/properties/backend",
            "/else/else/properties/dagster/properties/webserver/properties/autoscaling")
        .noneMatch(path -> path.matches("/(then|else)/then/properties/environments.*"));
  }

  @Test
  void everyFieldButThoseOfDagstersOwnIsDescribed() {
    List<String> silent = new ArrayList<>();
    schemas(
        expanded(),
        "",
        (path, schema) ->
            schema
                .path("properties")
                .properties()
                .forEach(
                    field -> {
                      if (!field.getValue().has("description")
                          && !path.contains("/properties/instance")
                          && !path.startsWith("/if")) {
                        silent.add(path + "/" + field.getKey());
                      }
                    }));

    assertThat(silent).isEmpty();
  }

  /** Editors match by JavaScript's regular expressions. */
  @Test
  void everyPatternIsOneOfJavaScripts() throws Exception {
    Process node =
        new ProcessBuilder(
                "node",
                "-e",
                "const find = s => { if (s && typeof s === 'object') {"
                    + " if (typeof s.pattern === 'string') new RegExp(s.pattern, 'u');"
                    + " Object.values(s).forEach(find); } };"
                    + " find(JSON.parse(require('fs').readFileSync(0)));")
            .redirectErrorStream(true)
            .start();
    node.getOutputStream().write(EditorSchema.bytes());
    node.getOutputStream().close();

    assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(node.waitFor()).isZero();
  }

  /** With each definition where it is referred to, as an editor reads it. */
  private static JsonNode expanded() {
    ObjectNode root = SCHEMA.deepCopy();
    root.remove("definitions");
    return expanded(root);
  }

  private static JsonNode expanded(JsonNode node) {
    if (node.has("$ref")) {
      assertThat(node.properties()).hasSize(1);
      return expanded(SCHEMA.at(node.get("$ref").asText().substring(1)));
    }
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(expanded(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(field -> fields.set(field.getKey(), expanded(field.getValue())));
    return fields;
  }

  private static void schemas(JsonNode node, String path, BiConsumer<String, JsonNode> each) {
    if (node.isObject() && !path.endsWith("/properties")) {
      each.accept(path, node);
    }
    node.properties().forEach(f -> schemas(f.getValue(), path + "/" + f.getKey(), each));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      schemas(node.get(i), path + "/" + i, each);
    }
  }
}
