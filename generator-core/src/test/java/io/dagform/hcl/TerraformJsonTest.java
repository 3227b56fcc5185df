package io.dagform.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A stack that holds everything that CDKTF's JSON can say, and the files that become of it. */
final class TerraformJsonTest {
  private static final Path GOLDEN = Fixtures.resources("hcl/stack.txt");
  private static final List<String> ORDER =
      List.of("required_version", "name", "bucket", "region", TerraformJson.OTHERS, "tags");
  private static final BlockTypes TYPES =
      BlockTypes.of(
          Map.of(
              "resource",
                  Map.of("t", Map.of("rule", Map.of("inner", Map.of()), "z_rule", Map.of())),
              "provider", Map.of("aws", Map.of("default_tags", Map.of()))));

  @Test
  void everythingIsWrittenToItsFileInItsOrder() throws IOException {
    StringBuilder written = new StringBuilder();
    files(stack())
        .forEach((file, blocks) -> written.append(HclWriter.write(file, blocks)).append('\n'));

    if (Fixtures.UPDATE) {
      Files.writeString(GOLDEN, written.toString());
      fail("Re-recorded %s: read it, and run the tests again.", GOLDEN);
    }
    assertThat(written.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void aBlockWithoutAFileIsABugOfOurs() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>(stack());
    json.put("resource", Map.of("t", Map.of("n", Map.of("name", "nowhere"))));

    assertThatThrownBy(() -> files(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no construct path");
  }

  private static SortedMap<String, List<Element.Block>> files(Map<String, Object> json) {
    return TerraformJson.files(json, extras(), TYPES, ORDER);
  }

  private static Map<String, Object> stack() throws IOException {
    return new ObjectMapper()
        .readValue(
            Files.readString(Fixtures.resources("hcl/stack.json")), new TypeReference<>() {});
  }

  /** What the stack's JSON does not say. */
  private static StackExtras extras() {
    StackExtras extras = new StackExtras();
    extras.add("data.t_data.d", new Extras());
    extras.add("ephemeral.t_secret.e", new Extras().inside("inside"));
    extras.addLocals(
        "iam", new Extras().above("Trust.").note("trust", "why").value("trust", document()));
    extras.add("t.first", new Extras().value("policy", layout()));
    extras.add("t.bare", new Extras());
    extras.add(
        "t.second",
        new Extras()
            .above("Above it.")
            .note("name", "why this name")
            .note("rule.port", "why this port")
            .note("lifecycle.prevent_destroy", "why it stays"));
    return extras;
  }

  @Test
  void noAddressIsTakenTwice() {
    StackExtras extras = extras();

    assertThatThrownBy(() -> extras.add("t.first", new Extras()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two blocks have the address t.first");
    assertThatThrownBy(() -> extras.addLocals("x", new Extras().value("trust", layout())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two blocks have the address local.trust");
  }

  private static Value document() {
    return Value.call(
        "jsonencode",
        Value.Obj.builder()
            .put("Version", "2012-10-17")
            .put(
                "Statement",
                Value.tuple(
                    Value.Obj.builder()
                        .put("Sid", Value.text("${literal}"))
                        .put(
                            "Action", Value.tuple(Value.text("a:b"), Value.text("a:c")), "why both")
                        .put("Resource", Ref.resource("t", "first").attribute("arn"))
                        .build()))
            .build());
  }

  private static Value layout() {
    return Value.tuple(
        Value.call("merge", Ref.local("trust").value(), Value.Obj.builder().put("a", "b").build()),
        Value.tuple(
            Value.call(
                "file", Value.template(new Value.Expression("path.module"), Value.text("/x")))),
        Value.call(
            "templatefile",
            Value.text("x"),
            Value.Obj.builder()
                .put("one", Ref.data("t_data", "d").attribute("name"))
                .put("two", Ref.ephemeral("t_secret", "e").attribute("value"))
                .put("three", Value.whole(3))
                .put("four", Value.bool(true))
                .build()),
        Value.tuple(Value.tuple(Value.whole(1)), Value.tuple(Value.whole(2), Value.whole(3))),
        Value.Obj.builder()
            .put("a", Value.tuple(Value.text("x")))
            .put("b.c", Value.tuple())
            .build(),
        Value.tuple(),
        Value.Obj.builder().build());
  }

  @Test
  void referencesAreWrittenForBothSyntaxes() {
    Ref ref = Ref.resource("aws_vpc", "main");

    assertThat(List.of(ref.id(), ref.arn(), ref.json("cidr_block")))
        .containsExactly("${aws_vpc.main.id}", "${aws_vpc.main.arn}", "${aws_vpc.main.cidr_block}");
    assertThat(ref.value()).isEqualTo(new Value.Expression("aws_vpc.main"));
    assertThat(ref.attribute("id")).isEqualTo(new Value.Expression("aws_vpc.main.id"));
    assertThat(Ref.data("a", "b").address()).isEqualTo("data.a.b");
    assertThat(Ref.ephemeral("a", "b").address()).isEqualTo("ephemeral.a.b");
    assertThat(Ref.local("a").address()).isEqualTo("local.a");
  }
}
