package io.dagform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dagform.Dagform;
import io.dagform.Spec;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text as large as a spec may be, made to take long or to overflow a stack, does neither. */
final class HugeTextsTest {
  private static final int SIZE = 250_000;

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("a password in quotes", "password: \"" + fill("a") + "\""),
        arguments("a password of escapes", "password: \"" + fill("\\n") + "\""),
        arguments("a password in single quotes", "password: '" + fill("a") + "'"),
        arguments("a word that secrets stand near", fill("secret")),
        arguments("starts of tokens", fill("eyJ")),
        arguments("starts of keys", fill("-----BEGIN PRIVATE KEY-----")),
        arguments("starts of URLs", fill("a://")),
        arguments("braces", "x: " + fill("{ ")),
        arguments("brackets", fill("[")),
        arguments("commas", "x: [" + fill(", ") + "]"),
        arguments("escapes", "x: \"" + fill("\\\"") + "\""),
        arguments("digits", "x: " + fill("9")),
        arguments("a key", fill("k") + ": 1"),
        arguments("lines", "x: |\n" + fill(" a\n")),
        arguments(
            "keys",
            IntStream.range(0, SIZE / 10)
                .mapToObj("k%d: 1\n"::formatted)
                .collect(Collectors.joining())),
        arguments("comments", fill("#\n")),
        arguments("placeholders", "name: '" + fill("{environment}") + "'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isReadToItsEnd(String name, String text) {
    Spec spec = Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8));

    assertThat(spec.hasErrors()).isTrue();
    assertThat(spec.diagnostics()).isNotEmpty();
  }

  private static String fill(String piece) {
    return piece.repeat(SIZE / piece.length());
  }
}
