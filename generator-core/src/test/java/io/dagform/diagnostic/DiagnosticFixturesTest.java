package io.dagform.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Spec;
import io.dagform.SpecFixtures;
import io.dagform.diagnostic.DiagnosticCode.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake in {@code diagnostics/} is reported as its fixture says.
 *
 * <p>A fixture edits {@code base.yaml}, which has no problem: above the line {@code ---} each line
 * is {@code old => new}, as {@link Fixtures#edited} reads it; below it is the text that all
 * diagnostics render to.
 */
final class DiagnosticFixturesTest {
  private static final Path FOLDER = Fixtures.resources("diagnostics");
  private static final String SEPARATOR = "\n---\n";
  private static final Set<Kind> WITHOUT_RULE =
      EnumSet.of(Kind.SYNTAX, Kind.SPEC, Kind.CHANGE, Kind.INVENTORY);

  static List<String> fixtures() throws IOException {
    return SpecFixtures.names(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isReportedAtItsPlaceWithItsFix(String fixture) throws IOException {
    String text = Files.readString(FOLDER.resolve(fixture));
    String edits = text.substring(0, text.indexOf(SEPARATOR));
    Spec spec = Dagform.read("dagform.yaml", SpecFixtures.edited(edits));
    String rendered =
        spec.diagnostics().stream()
            .map(diagnostic -> LineRenderer.render(diagnostic) + "\n")
            .collect(Collectors.joining());

    if (Fixtures.UPDATE) {
      Files.writeString(FOLDER.resolve(fixture), edits + SEPARATOR + rendered);
      fail("Re-recorded %s: read it, and run the tests again.", fixture);
    }
    assertThat(rendered).isEqualTo(text.substring(text.indexOf(SEPARATOR) + SEPARATOR.length()));
    assertThat(rendered).contains(" " + SpecFixtures.code(fixture) + ": ");
  }

  @Test
  void theBaseHasNoProblem() throws IOException {
    Spec spec = Dagform.read("dagform.yaml", Files.readAllBytes(FOLDER.resolve("base.yaml")));

    assertThat(spec.diagnostics()).isEmpty();
    assertThat(spec.targets()).hasSize(1);
  }

  @Test
  void everyCodeHasAFixture() throws IOException {
    List<String> covered =
        Stream.concat(
                fixtures().stream(), SpecFixtures.names(Fixtures.resources("changes")).stream())
            .map(SpecFixtures::code)
            .toList();

    // AdoptionTest has those of an inventory.
    assertThat(
            Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.kind() != Kind.INVENTORY)
                .map(DiagnosticCode::id))
        .allSatisfy(id -> assertThat(covered).contains(id));
  }

  static Stream<Arguments> rules() throws IOException {
    return Arrays.stream(
            Files.readString(Fixtures.resources("limits/rules.txt")).split("\n\n\\[", -1))
        .skip(1)
        .map(rule -> rule.split("](\n|$)", 2))
        .map(rule -> arguments(rule[0], rule[1].replaceFirst("\\n+$", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theNearestLegalValuesBreakNoRule(String code, String edits) throws IOException {
    Spec spec = Dagform.read("dagform.yaml", SpecFixtures.edited(edits));

    assertThat(spec.diagnostics())
        .noneMatch(diagnostic -> diagnostic.isError() || diagnostic.code().id().equals(code));
  }

  @Test
  void everyRuleHasItsNearestLegalValues() throws IOException {
    assertThat(rules().map(rule -> rule.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DiagnosticCode.values())
                .filter(code -> !WITHOUT_RULE.contains(code.kind()))
                .<Object>map(DiagnosticCode::id)
                .toList());
  }

  @Test
  void anExcerptShowsTheLineAndACaret() throws IOException {
    byte[] bytes = SpecFixtures.edited("storage_gib: 20 => storage_gib: 5\n");
    Spec spec = Dagform.read("dagform.yaml", bytes);

    assertThat(new ExcerptRenderer(spec.text()).render(spec.diagnostics().get(0)))
        .isEqualTo(
            """
            dagform.yaml:57:18: error out-of-range: `database.rds.storage_gib` is 5; allowed is a whole number from 20 to 65536.
              57 |     storage_gib: 5
                 |                  ^""");
  }
}
