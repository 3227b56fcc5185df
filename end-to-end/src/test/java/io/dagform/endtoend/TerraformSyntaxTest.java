package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Terraform itself has nothing to say against the outputs. */
final class TerraformSyntaxTest {
  @TempDir private Path temporary;

  static Iterable<Path> outputs() {
    return Outputs.all();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void isFormattedAsTerraformFormats(Path output) throws IOException {
    TerraformFolder folder = TerraformFolder.copyOf(output, temporary.resolve("copy"));

    assertThat(folder.run("fmt", "-check", "-diff", "-recursive"))
        .isEqualTo(new Command.Result(0, ""));
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void isValid(Path output) throws IOException {
    TerraformFolder folder = TerraformFolder.copyOf(output, temporary.resolve("copy")).init();

    assertThat(folder.run("validate").orFail())
        .contains("Success! The configuration is valid.")
        .doesNotContain("Warning");
  }

  /** A block that is taken for an attribute would be written as one. */
  @Test
  void theKnownBlocksAreThoseOfTheProvider() throws IOException {
    TerraformFolder folder = TerraformFolder.copyOf(Outputs.SEED, temporary.resolve("copy")).init();
    ObjectMapper mapper = new ObjectMapper();
    JsonNode provider =
        mapper
            .readTree(folder.run("providers", "schema", "-json").orFail())
            .at("/provider_schemas/registry.terraform.io~1hashicorp~1aws");
    JsonNode known =
        mapper.readTree(
            Path.of("../generator-core/src/main/resources/io/dagform/emit/blocks.json").toFile());

    for (Map.Entry<String, String> kind :
        Map.of(
                "resource", "resource_schemas",
                "data", "data_source_schemas",
                "ephemeral", "ephemeral_resource_schemas")
            .entrySet()) {
      for (Iterator<String> types = known.get(kind.getKey()).fieldNames(); types.hasNext(); ) {
        String type = types.next();
        assertSame(
            type,
            known.get(kind.getKey()).get(type),
            provider.get(kind.getValue()).get(type).get("block"));
      }
    }
  }

  private static void assertSame(String path, JsonNode known, JsonNode block) {
    JsonNode real = block.path("block_types");
    for (Iterator<String> names = real.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("timeouts")) {
        assertThat(known.has(name)).as(path + "." + name).isTrue();
        assertSame(path + "." + name, known.get(name), real.get(name).get("block"));
      }
    }
    known
        .fieldNames()
        .forEachRemaining(name -> assertThat(real.has(name)).as(path + "." + name).isTrue());
  }
}
