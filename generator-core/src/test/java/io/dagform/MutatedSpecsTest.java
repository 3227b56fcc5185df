package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a spec, its author gets a result or diagnostics with places in the spec. */
final class MutatedSpecsTest {
  private static final int MUTANTS_OF_A_SEED = 200;
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

  static IntStream seeds() {
    return IntStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverThrowAndAlwaysPointIntoTheFile(int seed) throws IOException {
    String base = Files.readString(Fixtures.resources("diagnostics/base.yaml"));
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < MUTANTS_OF_A_SEED; i++) {
      String mutant = mutate(base, random, 1 + random.nextInt(3));
      long lines = mutant.chars().filter(c -> c == '\n').count() + 1;

      Spec spec = Dagform.read("dagform.yaml", mutant.getBytes(StandardCharsets.UTF_8));

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
      read += spec.diagnostics().stream().anyMatch(d -> !d.path().segments().isEmpty()) ? 1 : 0;
    }
    assertThat(read)
        .as("mutants that reached the field tables")
        .isGreaterThan(MUTANTS_OF_A_SEED / 3);
  }

  private static String mutate(String text, Random random, int times) {
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
