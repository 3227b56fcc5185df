package io.dagform.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What CDKTF wrote for one stack serves another, and changes nothing there. */
final class WrittenBlocksTest {
  private static final Path ENVIRONMENTS =
      Fixtures.repository("examples/multi-environment/dagform.yaml");
  private static final List<Path> SPECS =
      List.of(
          Fixtures.repository("examples/seed/dagform.yaml"),
          ENVIRONMENTS,
          Fixtures.repository("examples/image-only/dagform.yaml"),
          Fixtures.repository("examples/no-front-door/dagform.yaml"),
          Fixtures.resources("goldens/standard/dagform.yaml"));

  @Test
  void aStackIsTheSameWhateverWasWrittenBeforeIt() throws IOException {
    List<Blueprint> blueprints = new ArrayList<>();
    for (Path spec : SPECS) {
      blueprints.addAll(blueprints(Files.readAllBytes(spec)));
    }
    blueprints.addAll(
        blueprints(
            Fixtures.edited(
                ENVIRONMENTS, "availability_zones: [a, b] => availability_zones: [b, c]")));
    blueprints.addAll(
        blueprints(
            Fixtures.edited(
                SPECS.get(0),
                "profile: development => profile: development{n}terraform: {prevent_destroy: true}")));

    List<SortedMap<String, List<Element.Block>>> forwards = generated(blueprints);
    Collections.reverse(blueprints);
    List<SortedMap<String, List<Element.Block>>> backwards = generated(blueprints);
    Collections.reverse(backwards);

    assertThat(forwards).hasSizeGreaterThan(SPECS.size()).isEqualTo(backwards);
  }

  private static List<Blueprint> blueprints(byte[] spec) {
    Spec read = Dagform.read("dagform.yaml", spec);
    assertThat(read.hasErrors()).isFalse();
    return read.targets().stream().map(Target::blueprint).toList();
  }

  private static List<SortedMap<String, List<Element.Block>>> generated(
      List<Blueprint> blueprints) {
    List<SortedMap<String, List<Element.Block>>> generated = new ArrayList<>();
    try (TerraformEngine engine = TerraformEngine.open("node")) {
      blueprints.forEach(blueprint -> generated.add(engine.synthesize(blueprint).files()));
    }
    return generated;
  }
}
