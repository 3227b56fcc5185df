package io.dagform.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Target;
import io.dagform.hcl.Element;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Version 6 of the AWS provider knows every argument and block that is written for it. The names
 * are those of its version 6.66.0, which the tests of the build do not run.
 */
final class ProviderNamesTest {
  // Terraform language, "Meta-arguments".
  private static final Set<String> TERRAFORMS_OWN = Set.of("depends_on", "lifecycle");
  static final List<Path> SPECS =
      List.of(
          Fixtures.repository("examples/seed/dagform.yaml"),
          Fixtures.repository("examples/multi-environment/dagform.yaml"),
          Fixtures.repository("examples/image-only/dagform.yaml"),
          Fixtures.repository("examples/no-front-door/dagform.yaml"),
          Fixtures.repository("examples/code-locations/dagform.yaml"),
          Fixtures.repository("examples/platform-and-location/platform/dagform.yaml"),
          Fixtures.repository("examples/platform-and-location/location/dagform.yaml"),
          Fixtures.resources("goldens/standard/dagform.yaml"),
          Fixtures.resources("limits/base.yaml"),
          Fixtures.resources("limits/other.yaml"),
          Fixtures.resources("limits/third.yaml"),
          Fixtures.resources("limits/located.yaml"),
          Fixtures.resources("limits/joined.yaml"));

  @Test
  void areThoseOfVersionSix() throws IOException {
    JsonNode provider = names();
    TreeSet<String> unknown = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    try (TerraformEngine engine = TerraformEngine.open("node")) {
      for (Path spec : SPECS) {
        for (Target target : Dagform.read("dagform.yaml", Files.readAllBytes(spec)).targets()) {
          SortedMap<String, List<Element.Block>> files =
              engine.synthesize(target.blueprint()).files();
          for (Element.Block block : files.values().stream().flatMap(List::stream).toList()) {
            if (provider.has(block.type()) && block.labels().size() == 2) {
              types.add(block.labels().get(0));
              check(block, provider.get(block.type()).path(block.labels().get(0)), "", unknown);
            }
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(types).hasSizeGreaterThan(45);
  }

  private static void check(Element.Block block, JsonNode names, String path, Set<String> unknown) {
    String place =
        path + String.join(".", block.labels().isEmpty() ? List.of(block.type()) : block.labels());
    List<String> attributes = new ArrayList<>();
    names.path("attributes").forEach(name -> attributes.add(name.asText()));
    for (Element element : block.body()) {
      if (element instanceof Element.Attribute attribute) {
        if (!attributes.contains(attribute.name()) && !TERRAFORMS_OWN.contains(attribute.name())) {
          unknown.add(place + "." + attribute.name());
        }
      } else if (element instanceof Element.Block inner && !TERRAFORMS_OWN.contains(inner.type())) {
        JsonNode below = names.path("blocks").path(inner.type());
        if (below.isMissingNode()) {
          unknown.add(place + "." + inner.type());
        } else {
          check(inner, below, place + ".", unknown);
        }
      }
    }
  }

  @Test
  void onlyTheVersionItselfDependsOnTheVersion() throws IOException {
    String five = Files.readString(Fixtures.repository("examples/seed/dagform.yaml"));
    String six = five + "\nterraform: {aws_provider: 6}\n";
    try (TerraformEngine engine = TerraformEngine.open("node")) {
      String before = engine.synthesize(target(five).blueprint()).files().toString();
      String after = engine.synthesize(target(six).blueprint()).files().toString();

      assertThat(before).containsOnlyOnce("~> 5.100");
      assertThat(after).isEqualTo(before.replace("~> 5.100", "~> 6.0"));
    }
  }

  private static Target target(String spec) {
    return Dagform.read("dagform.yaml", spec.getBytes(StandardCharsets.UTF_8)).targets().get(0);
  }

  private static JsonNode names() throws IOException {
    try (InputStream file =
        new GZIPInputStream(
            Files.newInputStream(Fixtures.resources("provider/aws-6.66.0.json.gz")))) {
      return new ObjectMapper().readTree(file);
    }
  }
}
