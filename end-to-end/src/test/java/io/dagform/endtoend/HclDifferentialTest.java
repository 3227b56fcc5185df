package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.TerraformStack;
import io.dagform.hcl.BlockTypes;
import io.dagform.hcl.Element;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.StackExtras;
import io.dagform.hcl.TerraformJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Terraform reads the same values from the written HCL as from CDKTF's own JSON, and finds nothing
 * to format.
 *
 * <p>{@code -Dhcl.seeds=100} tries more values than a build does.
 */
@ResourceLock(Outputs.CDKTF)
final class HclDifferentialTest {
  private static final int VALUES_OF_A_SEED = 150;
  private static final int MAXIMUM_DEPTH = 4;

  // Pieces that mean something in HCL, in its templates, in JSON or to an editor. Terraform's JSON
  // drops a byte-order mark at the start of a text, so there is none.
  private static final List<String> PIECES =
      List.of(
          "$",
          "%",
          "{",
          "}",
          "${",
          "%{",
          "$${",
          "%%{",
          "$$${",
          "\"",
          "\\",
          "\\u0041",
          "\\n",
          "'",
          "\n",
          "\r\n",
          "\t",
          "\u0001",
          "\u007f",
          "\u0085",
          "\u2028",
          "a\ufeff",
          "\u0301",
          "é",
          "日本",
          "😀",
          "#",
          "//",
          "/*",
          "*/",
          "<<EOF",
          "EOF",
          "~",
          "if",
          "for",
          "null",
          "true",
          "a",
          "Z",
          "0",
          "1e5",
          " ",
          "-",
          "_",
          ".",
          "[",
          "]",
          "(",
          ")",
          "=",
          ":",
          ",",
          "aws_vpc.main.id");

  private static final List<String> KEYS =
      List.of(
          "a", "a_b", "a-b", "a.b", "1a", "", "for", "if", "null", "true", "in", "é", "a b", "//",
          "#");

  private static final List<String> TEMPLATES =
      List.of(
          "${1 + 1}",
          "a${upper(\"b\")}c",
          "${\"x${\"y\"}z\"}",
          "${jsonencode({ a = [1, \"}\"], \"b}\" = null })}",
          "$${literal} ${lower(\"A\")} %%{literal}",
          "${[for s in [\"a\", \"b\"] : \"${s}-$${s}\"]}",
          "${true ? \"{\" : \"}\"}",
          "${\"a\\\"}b\"}",
          "${{ a = \"b\" }}",
          "${upper(\"a\")}${lower(\"B\")}");

  @TempDir private Path temporary;

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("hcl.seeds", 4));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void terraformReadsTheSameFromBoth(int seed) throws IOException {
    Map<String, Object> json = synthesize(new Random(seed));

    SortedMap<String, JsonNode> fromJson = planned(writeJson(json));
    TerraformFolder hcl = writeHcl(json);
    assertThat(hcl.run("fmt", "-check", "-diff")).isEqualTo(new Command.Result(0, ""));
    SortedMap<String, JsonNode> fromHcl = planned(hcl);

    assertThat(fromHcl).hasSize(VALUES_OF_A_SEED);
    fromJson.forEach((address, value) -> assertThat(fromHcl.get(address)).isEqualTo(value));
  }

  /** A stack of resources that hold a random value each, as CDKTF gives it. */
  @SuppressWarnings("unchecked") // a JSON object, as jsii gives it
  private Map<String, Object> synthesize(Random random) {
    App app = new App(AppConfig.builder().outdir(temporary.resolve("cdktf").toString()).build());
    TerraformStack stack = new TerraformStack(app, "fuzz");
    for (int i = 0; i < VALUES_OF_A_SEED; i++) {
      String name = "r" + i;
      stack.addOverride(
          "resource.terraform_data." + name,
          Map.of(
              "input",
              value(random, 0),
              "//",
              Map.of("metadata", Map.of("path", "fuzz/main/" + name))));
    }
    return (Map<String, Object>) stack.toTerraform();
  }

  private static Object value(Random random, int depth) {
    List<Supplier<Object>> kinds = new ArrayList<>();
    kinds.add(() -> literal(random));
    kinds.add(() -> literal(random));
    kinds.add(() -> TEMPLATES.get(random.nextInt(TEMPLATES.size())));
    kinds.add(random::nextBoolean);
    kinds.add(() -> random.nextInt() - 5);
    kinds.add(() -> random.nextInt(1000) / 8.0);
    kinds.add(() -> random.nextInt(10) * 1e-9);
    kinds.add(() -> random.nextInt(10) * 1e15);
    if (depth < MAXIMUM_DEPTH) {
      kinds.add(() -> list(random, depth));
      kinds.add(() -> map(random, depth));
      kinds.add(() -> map(random, depth));
    }
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private static List<Object> list(Random random, int depth) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(random, depth + 1)).toList();
  }

  private static Map<String, Object> map(Random random, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String key = random.nextInt(4) == 0 ? literal(random) : KEYS.get(random.nextInt(KEYS.size()));
      map.put(key, value(random, depth + 1));
    }
    return map;
  }

  /** A text, escaped as Terraform's JSON syntax has it. */
  private static String literal(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().replace("${", "$${").replace("%{", "%%{");
  }

  private TerraformFolder writeJson(Map<String, Object> json) throws IOException {
    Map<String, Object> resources = new TreeMap<>();
    resourcesOf(json)
        .forEach(
            (name, body) -> {
              Map<String, Object> plain = new LinkedHashMap<>(asMap(body));
              plain.remove("//");
              resources.put(name, plain);
            });
    Path folder = Files.createDirectory(temporary.resolve("json"));
    Files.writeString(
        folder.resolve("main.tf.json"),
        new ObjectMapper()
            .writeValueAsString(Map.of("resource", Map.of("terraform_data", resources))));
    return TerraformFolder.copyOf(folder, temporary.resolve("json-copy"));
  }

  private TerraformFolder writeHcl(Map<String, Object> json) throws IOException {
    SortedMap<String, List<Element.Block>> files =
        TerraformJson.files(
            json, new StackExtras(), BlockTypes.of(Map.of()), List.of(TerraformJson.OTHERS));
    Path folder = Files.createDirectory(temporary.resolve("hcl"));
    for (Map.Entry<String, List<Element.Block>> file : files.entrySet()) {
      Files.writeString(
          folder.resolve(file.getKey() + ".tf"), HclWriter.write("Fuzz.", file.getValue()));
    }
    return TerraformFolder.copyOf(folder, temporary.resolve("hcl-copy"));
  }

  /** What Terraform makes of each resource's value. */
  private static SortedMap<String, JsonNode> planned(TerraformFolder folder) throws IOException {
    folder.initWithoutProviders();
    folder.run("plan", "-input=false", "-out=plan").orFail();
    SortedMap<String, JsonNode> values = new TreeMap<>();
    folder
        .shown("plan")
        .at("/planned_values/root_module/resources")
        .forEach(
            resource -> values.put(resource.get("address").asText(), resource.at("/values/input")));
    return values;
  }

  private static Map<String, Object> resourcesOf(Map<String, Object> json) {
    return asMap(asMap(json.get("resource")).get("terraform_data"));
  }

  @SuppressWarnings("unchecked") // a JSON object, as jsii gives it
  private static Map<String, Object> asMap(@Nullable Object object) {
    return (Map<String, Object>) Objects.requireNonNull(object);
  }
}
