package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to a spec, its author gets output or diagnostics with places in the spec.
 *
 * <p>{@code -Dmutants=20000} tries more of them than a build does.
 */
final class MutatedSpecsTest {
  private static final int SEEDS = 10;
  private static final int MUTANTS_OF_A_SEED = Integer.getInteger("mutants", 2000) / SEEDS;
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\t",
          "null",
          "~",
          "[]",
          "{}",
          "{a: b}",
          "[1, 2]",
          "-1",
          "99999999999999999999",
          "1e9",
          "0x1F",
          "yes",
          "\"\"",
          "'it''s'",
          "*a",
          "&a b",
          "!!int 3",
          "${x}",
          "%{if}",
          "0.0.0.0/0",
          "10.0.0.0/33",
          "none",
          "é",
          "\u0001",
          "# x",
          "? x",
          "|",
          ">",
          "---",
          "...",
          "<<: *a",
          "a".repeat(3000));

  @TempDir private Path temporary;

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void giveOutputOrDiagnosticsWithPlaces(int seed) throws IOException {
    List<String> bases =
        List.of(
            Files.readString(Fixtures.resources("diagnostics/base.yaml")),
            Files.readString(Fixtures.resources("limits/base.yaml")),
            Files.readString(Fixtures.repository("examples/multi-environment/dagform.yaml")));
    Random random = new Random(seed);
    int read = 0;
    int written = 0;
    try (Engine engine = Engine.open("node")) {
      for (int i = 0; i < MUTANTS_OF_A_SEED; i++) {
        String base = bases.get(random.nextInt(bases.size()));
        int times = 1 + random.nextInt(3);
        String mutant =
            random.nextInt(3) == 0 ? mutateLines(base, random, times) : mutateFields(base, random);

        Spec spec = Dagform.read("dagform.yaml", mutant.getBytes(StandardCharsets.UTF_8));

        assertHasPlaces(mutant, spec);
        assertIsExplained(mutant, spec);
        read += reachesTheFields(spec) ? 1 : 0;
        // A tenth, with some to spare; and one environment of several, which differ in values only.
        if (!spec.hasErrors() && written * 8 <= i) {
          written++;
          assertIsWritten(mutant, spec.targets().subList(0, 1), engine);
        }
      }
    }
    assertThat(read).as("reached the field tables").isGreaterThan(MUTANTS_OF_A_SEED / 2);
    assertThat(written).as("were written").isGreaterThan(MUTANTS_OF_A_SEED / 10);
  }

  private static void assertHasPlaces(String mutant, Spec spec) {
    long lines = mutant.chars().filter(c -> c == '\n').count() + 1;
    assertThat(spec.hasErrors())
        .as(mutant)
        .isEqualTo(spec.diagnostics().stream().anyMatch(Diagnostic::isError));
    assertThat(spec.diagnostics())
        .as(mutant)
        .allSatisfy(
            diagnostic -> {
              assertThat((long) diagnostic.at().line()).isBetween(1L, lines + 1);
              assertThat(diagnostic.at().column()).isPositive();
              assertThat(diagnostic.message()).endsWith(".").doesNotContain("Exception");
            });
  }

  private static void assertIsExplained(String mutant, Spec spec) {
    for (Target target : spec.targets()) {
      assertThat(target.explanation().fields()).as(mutant).hasSizeGreaterThan(50);
      assertThat(target.explanation().controls()).as(mutant).hasSizeGreaterThan(10);
    }
  }

  private static boolean reachesTheFields(Spec spec) {
    return !spec.hasErrors()
        || spec.diagnostics().stream().anyMatch(d -> !d.path().segments().isEmpty());
  }

  private void assertIsWritten(String mutant, List<Target> targets, Engine engine) {
    Path folder = temporary.resolve("output");
    List<OutputPlan> plans = engine.plan(targets, folder);
    assertThat(plans).allMatch(plan -> plan.conflicts().isEmpty(), mutant);
    // One spec after another is another deployment in the same folder, which the guards may refuse.
    if (plans.stream().noneMatch(OutputPlan::isRefused)) {
      OutputWriter.write(plans);
    }
  }

  /** Puts values of the table of limits, legal ones more often, at their fields. */
  private static String mutateFields(String base, Random random) throws IOException {
    List<SpecEdits.Limit> limits = SpecEdits.limits();
    MapNode tree = SpecEdits.tree(base);
    for (int i = 0; i <= random.nextInt(3); i++) {
      SpecEdits.Limit limit = limits.get(random.nextInt(limits.size()));
      Optional<Node> value = SpecEdits.value(limit.value());
      if (value.isPresent() && (limit.legal() || random.nextInt(3) == 0)) {
        tree = SpecEdits.set(tree, List.of(limit.path().split("\\.", -1)), value.get());
      }
    }
    return SpecEdits.text(tree) + "\n";
  }

  private static String mutateLines(String text, Random random, int times) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, line.replaceFirst(":.*$", ": " + Matcher.quoteReplacement(piece)));
        case 3 -> {
          int column = random.nextInt(line.length() + 1);
          lines.set(at, line.substring(0, column) + piece + line.substring(column));
        }
        case 4 ->
            lines.set(at, line.isEmpty() ? piece : line.substring(random.nextInt(line.length())));
        default -> lines.set(at, line.replaceFirst("\\w+", piece.isEmpty() ? "x" : "k"));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
