package io.dagform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dagform.Dagform;
import io.dagform.Spec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text as large as a spec may be, made to take long or to overflow a stack, does neither. */
final class HugeTextsTest {
  private static final int SIZE = 250_000;
  private static final int LARGER = 8;

  /**
   * What takes time in proportion to its size takes five seconds at most, anything else minutes.
   */
  private static final Duration BOUND = Duration.ofMinutes(1);

  static Stream<Arguments> texts() {
    return texts(SIZE);
  }

  /** A loop in a loop takes 64 times as long for these, which no slow machine looks like. */
  static Stream<Arguments> largerTexts() {
    return texts(LARGER * SIZE);
  }

  private static Stream<Arguments> texts(int size) {
    return Stream.of(
        arguments("a password in quotes", "password: \"" + fill(size, "a") + "\""),
        arguments("a password of escapes", "password: \"" + fill(size, "\\n") + "\""),
        arguments("a password in single quotes", "password: '" + fill(size, "a") + "'"),
        arguments("passwords", fill(size, "password: x\n")),
        arguments("keys of access in a line", fill(size, "AKIAABCDEFGHIJKLMNOP ")),
        arguments("a word that secrets stand near", fill(size, "secret")),
        arguments("starts of tokens", fill(size, "eyJ")),
        arguments("starts of keys", fill(size, "-----BEGIN PRIVATE KEY-----")),
        arguments("starts of URLs", fill(size, "a://")),
        arguments("braces", "x: " + fill(size, "{ ")),
        arguments("brackets", fill(size, "[")),
        arguments("commas", "x: [" + fill(size, ", ") + "]"),
        arguments("escapes", "x: \"" + fill(size, "\\\"") + "\""),
        arguments("open quotes", fill(size, "x: \"\n")),
        arguments("digits", "x: " + fill(size, "9")),
        arguments("a key", fill(size, "k") + ": 1"),
        arguments("lines", "x: |\n" + fill(size, " a\n")),
        arguments(
            "keys",
            IntStream.range(0, size / 10)
                .mapToObj("k%d: 1\n"::formatted)
                .collect(Collectors.joining())),
        arguments("a map in a line", "{" + fill(size, "a: 1, ") + "}"),
        arguments("comments", fill(size, "#\n")),
        arguments("placeholders", "name: '" + fill(size, "{environment}") + "'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isReadToItsEnd(String name, String text) {
    Spec spec =
        assertTimeoutPreemptively(
            BOUND, () -> Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(spec.hasErrors()).isTrue();
    assertThat(spec.diagnostics()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("largerTexts")
  void isReadInProportionToItsSize(String name, String text) {
    PlaintextSecrets.Result secrets =
        assertTimeoutPreemptively(BOUND, () -> PlaintextSecrets.blotOut("dagform.yaml", text));
    YamlReader.Result read =
        assertTimeoutPreemptively(BOUND, () -> YamlReader.read("dagform.yaml", secrets.text()));

    assertThat(secrets.text()).hasSameSizeAs(text);
    assertThat(read.root().isPresent() || !read.problems().isEmpty()).isTrue();
  }

  private static String fill(int size, String piece) {
    return piece.repeat(size / piece.length());
  }
}
