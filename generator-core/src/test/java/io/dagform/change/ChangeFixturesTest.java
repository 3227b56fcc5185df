package io.dagform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.OpenEngine;
import io.dagform.Outputs;
import io.dagform.Spec;
import io.dagform.SpecFixtures;
import io.dagform.diagnostic.LineRenderer;
import io.dagform.output.Manifest;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the guards say of a change, each in a file. Edits of {@code diagnostics/base.yaml} above
 * {@code --- then} give what was generated before; those below it, of the same base, what is
 * generated now; below {@code --- manifest}, where that is, stand edits of the manifest between the
 * two, or {@code deleted}; where there were environments, of that of the first. Below {@code ---}
 * is the text that all diagnostics render to; a fixture whose name begins with {@code allowed--}
 * has none.
 */
final class ChangeFixturesTest {
  private static final Path FOLDER = Fixtures.resources("changes");
  private static final String THEN = "--- then\n";
  private static final String MANIFEST = "--- manifest\n";
  private static final String DELETED = "deleted\n";
  private static final String SEPARATOR = "---\n";

  @TempDir private Path temporary;

  @RegisterExtension static final OpenEngine ENGINE = new OpenEngine();

  static List<String> fixtures() throws IOException {
    return SpecFixtures.names(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isRefusedAtItsPlaceWithTheWaysOut(String fixture) throws IOException {
    String text = Files.readString(FOLDER.resolve(fixture));
    int end = text.indexOf("\n" + SEPARATOR) + 1;
    String[] edits = text.substring(0, end).split(THEN, 2);
    String[] now = edits[1].split(MANIFEST, 2);
    Path folder = Files.createDirectories(temporary.resolve(fixture).resolve("terraform"));
    List<OutputPlan> before = plan(edits[0], folder);
    OutputWriter.write(before);
    if (now.length == 2) {
      Path manifest = before.get(0).folder().resolve(Manifest.PATH);
      if (now[1].equals(DELETED)) {
        Files.delete(manifest);
      } else {
        Files.write(manifest, Fixtures.edited(manifest, now[1]));
      }
    }

    List<OutputPlan> plans = plan(now[0], folder);

    String rendered =
        Stream.concat(
                Outputs.find(spec(now[0]).targets(), folder).orphans().diagnostics().stream(),
                plans.get(0).diagnostics().stream())
            .map(diagnostic -> LineRenderer.render(diagnostic) + "\n")
            .collect(Collectors.joining());
    if (Fixtures.UPDATE) {
      Files.writeString(FOLDER.resolve(fixture), text.substring(0, end) + SEPARATOR + rendered);
      fail("Re-recorded %s: read it, and run the tests again.", fixture);
    }
    assertThat(rendered).isEqualTo(text.substring(end + SEPARATOR.length()));
    if (fixture.startsWith("allowed--")) {
      assertThat(rendered).isEmpty();
      OutputWriter.write(plans);
      assertThat(plan(now[0], folder))
          .as("what is allowed stays so when it is generated again")
          .allSatisfy(again -> assertThat(again.diagnostics()).isEmpty())
          .allSatisfy(again -> assertThat(again.isUpToDate()).isTrue());
    } else {
      assertThat(rendered).contains(" " + SpecFixtures.code(fixture) + ": ");
    }
  }

  private List<OutputPlan> plan(String edits, Path folder) throws IOException {
    return ENGINE.get().plan(spec(edits).targets(), folder);
  }

  private static Spec spec(String edits) throws IOException {
    Spec spec = Dagform.read("dagform.yaml", SpecFixtures.edited(edits));
    assertThat(spec.hasErrors()).as(spec.diagnostics().toString()).isFalse();
    return spec;
  }
}
