package io.dagform.dagster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Spec;
import io.dagform.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no type of its own in dagster.yaml keeps there the type that it has in the spec. */
final class PlainScalarsTest {
  private static final int VALUES = 500;

  // PyYAML 6.0, resolver.py.
  private static final Pattern PYYAML_FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern PYYAML_INT =
      Pattern.compile(
          "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");
  private static final Pattern PYYAML_BOOL =
      Pattern.compile("yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");

  @ParameterizedTest
  @CsvSource({
    "12345678.5, 12345678.5",
    "0.000001, 0.000001",
    "1.5, 1.5",
    "1.10, 1.10",
    "-0.0, 0.0",
    "+1.5, 1.5",
    ".5, 0.5",
    "1., 1.0",
    "00.5, 0.5",
    "1.5e+3, 1500.0",
    "1.5E-7, 0.00000015",
    "0, 0",
    "-5, -5",
    "+5, 5",
    "1234567890, 1234567890",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "true, true",
    "1.2.3, \"1.2.3\"",
    "2026-01-31, \"2026-01-31\"",
    "10:8080, \"10:8080\"",
    "e5, e5",
    "\"1e5\", \"1e5\""
  })
  void areWritten(String inTheSpec, String inTheFile) throws IOException {
    assertThat(written(inTheSpec)).isEqualTo(inTheFile);
  }

  /** Either PyYAML or YAML 1.2 takes each of them for a text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e5",
        "1.5e3",
        "1.5E7",
        "-.5",
        "1_000",
        "0777",
        "08",
        "0x1F",
        "0o17",
        "0b11",
        "12:30",
        "190:20:30.15",
        ".inf",
        "-.INF",
        ".nan",
        "1.0e+999",
        "1.0e+99999",
        "yes",
        "No",
        "ON",
        "off",
        "True",
        "FALSE"
      })
  void thatMeanOneThingHereAndAnotherThereAreRefused(String text) throws IOException {
    assertThat(spec(text).diagnostics())
        .extracting(diagnostic -> diagnostic.code())
        .containsExactly(DiagnosticCode.WRONG_TYPE);
  }

  /** Whatever is taken is in the file what PyYAML would have taken it for. */
  @Test
  void areOfTheTypeThatPyYamlReads() throws IOException {
    Random random = new Random(1);
    for (String text :
        (Iterable<String>) Stream.generate(() -> any(random)).limit(VALUES)::iterator) {
      Spec spec = spec(text);
      if (!spec.hasErrors()) {
        String written = written(text);
        assertThat(type(written)).as("%s as %s", text, written).isEqualTo(type(text));
        if (type(text).equals("float")) {
          assertThat(new BigDecimal(written)).isEqualByComparingTo(text);
        }
      }
    }
  }

  private static String any(Random random) {
    String characters = "0123456789.eE+-_x:";
    StringBuilder text = new StringBuilder().append("0123456789.+".charAt(random.nextInt(12)));
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString().replaceAll(":$", "");
  }

  private static String type(String text) {
    return PYYAML_FLOAT.matcher(text).matches()
        ? "float"
        : PYYAML_INT.matcher(text).matches()
            ? "int"
            : PYYAML_BOOL.matcher(text).matches() ? "bool" : "str";
  }

  private static String written(String text) throws IOException {
    Spec spec = spec(text);
    assertThat(spec.diagnostics()).isEmpty();
    return spec.targets()
        .get(0)
        .blueprint()
        .files()
        .getOrDefault("config/dagster.yaml", "")
        .lines()
        .filter(line -> line.startsWith("    value: "))
        .findFirst()
        .orElseThrow()
        .substring("    value: ".length());
  }

  private static Spec spec(String text) throws IOException {
    String base = Files.readString(Fixtures.resources("diagnostics/base.yaml"));
    String storage = "{module: a, class: B, config: {value: " + text + "}}";
    return Dagform.read(
        "dagform.yaml",
        base.replace(
                "  runs: in_process\n",
                "  runs: in_process\n  instance: {local_artifact_storage: " + storage + "}\n")
            .getBytes(UTF_8));
  }
}
