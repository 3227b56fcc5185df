package io.dagform.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HclWriterTest {
  static Stream<Arguments> literals() {
    return Stream.of(
        arguments("plain", "\"plain\""),
        arguments("a \"quoted\" \\ word", "\"a \\\"quoted\\\" \\\\ word\""),
        arguments("two\nlines\tand\rmore", "\"two\\nlines\\tand\\rmore\""),
        arguments("${not_a_reference}", "\"$${not_a_reference}\""),
        arguments("%{if}", "\"%%{if}\""),
        arguments("100% of $5", "\"100% of $5\""),
        arguments("$${already}", "\"$$${already}\""),
        arguments("é 日本 😀", "\"é 日本 😀\""),
        arguments("\u0007\u2028", "\"\\u0007\\u2028\""));
  }

  @ParameterizedTest
  @MethodSource("literals")
  void aUsersTextIsALiteralWhateverItHolds(String text, String expected) {
    assertThat(HclWriter.expression(Value.text(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("literals")
  void aLiteralSurvivesTerraformsJson(String text, String expected) {
    assertThat(HclWriter.expression(Strings.parseJson(Strings.jsonLiteral(text))))
        .isEqualTo(expected);
  }

  @Test
  void aStringThatIsOneReferenceBecomesTheReference() {
    assertThat(HclWriter.expression(Strings.parseJson("${aws_vpc.main.id}")))
        .isEqualTo("aws_vpc.main.id");
  }

  @Test
  void aReferenceAmongTextStaysATemplate() {
    assertThat(HclWriter.expression(Strings.parseJson("a${upper(\"}\\\"{\")}/b\"${x}$${y}")))
        .isEqualTo("\"a${upper(\"}\\\"{\")}/b\\\"${x}$${y}\"");
  }

  @Test
  void whatIsNotWrittenHereIsRefused() {
    assertThatThrownBy(() -> Strings.parseJson("${open"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Strings.parseJson("%{ if true }x%{ endif }"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysThatTerraformWouldReadOtherwiseAreQuoted() {
    Value object =
        Value.Obj.builder()
            .put("for", Value.whole(1))
            .put("a.b", Value.whole(2))
            .put("9x", Value.whole(3))
            .build();

    assertThat(HclWriter.expression(object)).isEqualTo("{ \"for\" = 1, \"a.b\" = 2, \"9x\" = 3 }");
  }

  @Test
  void equalsSignsAreAlignedBetweenCommentsAndValuesOfSeveralLines() {
    Element.Block block =
        new Element.Block(
            "resource",
            List.of("t", "n"),
            List.of(
                new Element.Attribute("a", Value.whole(1), List.of()),
                new Element.Attribute("long_name", Value.bool(true), List.of()),
                new Element.Attribute("bb", Value.text("x"), List.of("why")),
                new Element.Attribute(
                    "policy",
                    Value.call(
                        "jsonencode",
                        Value.Obj.builder()
                            .put("Version", "1")
                            .put(
                                "Statement",
                                Value.tuple(
                                    Value.Obj.builder().put("A", "b").build(),
                                    Value.Obj.builder().put("C", "d").build()))
                            .build()),
                    List.of()),
                new Element.Block("filter", List.of(), List.of()),
                new Element.Attribute(
                    "depends_on", Value.tuple(new Value.Expression("t.m")), List.of())));

    assertThat(HclWriter.write("Header.", List.of(block)))
        .isEqualTo(
            """
            # Header.

            resource "t" "n" {
              a         = 1
              long_name = true
              # why
              bb = "x"

              policy = jsonencode({
                Version = "1"
                Statement = [
                  { A = "b" },
                  { C = "d" },
                ]
              })

              filter {}

              depends_on = [t.m]
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatTakesLinesIsKnownBeforeItIsWritten(long seed) {
    Random random = new Random(seed);
    int several = 0;
    for (int i = 0; i < 2000; i++) {
      Value value = value(random, 4);
      boolean lines = ValueWriter.write(value, 2).contains("\n");
      several += lines ? 1 : 0;

      assertThat(HclWriter.takesLines(value)).as(value::toString).isEqualTo(lines);
    }
    assertThat(several).isBetween(400, 1600);
  }

  private static Value value(Random random, int depth) {
    int kinds = depth == 0 ? 3 : 7;
    return switch (random.nextInt(kinds)) {
      case 0 -> Value.text("x\n".repeat(random.nextInt(40)));
      case 1 -> new Value.Expression("aws_vpc.main.id");
      case 2 -> Value.whole(random.nextInt());
      case 3 -> new Value.Tuple(values(random, random.nextInt(4), depth));
      case 4 ->
          new Value.Tuple(List.of(Value.call("f", values(random, 1, depth).toArray(new Value[0]))));
      case 5 -> Value.call("f", values(random, 1 + random.nextInt(2), depth).toArray(new Value[0]));
      default -> {
        List<Value.Entry> entries = new ArrayList<>();
        for (Value each : values(random, random.nextInt(5), depth)) {
          Optional<String> comment = random.nextInt(9) == 0 ? Optional.of("why") : Optional.empty();
          entries.add(new Value.Entry("k" + entries.size(), each, comment));
        }
        yield new Value.Obj(entries);
      }
    };
  }

  private static List<Value> values(Random random, int count, int depth) {
    return Stream.generate(() -> value(random, depth - 1)).limit(count).toList();
  }

  @Test
  void aMapsKeyIsATemplateInJsonAndALiteralHere() {
    assertThat(write(Map.of("input", Map.of("$${a}%%{b}", 1))))
        .contains("input = { \"$${a}%%{b}\" = 1 }");
    assertThatThrownBy(() -> write(Map.of("input", Map.of("${a}", 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnsAreCountedInCharactersAsPeopleSeeThem() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("e\u0301", "x");
    input.put("ab", Map.of());
    input.put("abc", "x");

    assertThat(write(Map.of("input", List.of(Map.of("deep", input)))))
        .contains("\"e\u0301\" = \"x\"\n", "ab  = {}\n", "abc = \"x\"\n");
  }

  private static String write(Map<String, Object> arguments) {
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    body.put("//", Map.of("metadata", Map.of("path", "stack/main/t.n")));
    Map<String, Object> json = Map.of("resource", Map.of("t", Map.of("n", body)));
    return HclWriter.write(
        "H.",
        TerraformJson.files(
                json, new StackExtras(), BlockTypes.of(Map.of()), List.of(TerraformJson.OTHERS))
            .getOrDefault("main", List.of()));
  }

  @Test
  void nestedBlocksAreToldFromMapsByTheSchema() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("setting", List.of(Map.of("name", "a")));
    body.put("tags", Map.of("Name", "x"));
    body.put("//", Map.of("metadata", Map.of("path", "stack/network/t.n")));
    Map<String, Object> json = Map.of("resource", Map.of("t", Map.of("id-of-cdktf", body)));
    StackExtras extras = new StackExtras();
    extras.add("t.n", new Extras().note("setting.name", "why"));
    BlockTypes types = BlockTypes.of(Map.of("resource", Map.of("t", Map.of("setting", Map.of()))));

    assertThat(
            HclWriter.write(
                "H.",
                TerraformJson.files(json, extras, types, List.of(TerraformJson.OTHERS))
                    .getOrDefault("network", List.of())))
        .isEqualTo(
            """
            # H.

            resource "t" "n" {
              tags = { Name = "x" }

              setting {
                # why
                name = "a"
              }
            }
            """);
  }
}
