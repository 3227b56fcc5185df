package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fixtures that are edits of {@code diagnostics/base.yaml}. */
public final class SpecFixtures {
  private static final Path BASE = Fixtures.resources("diagnostics/base.yaml");

  private SpecFixtures() {}

  /** The names of the fixtures in a folder. */
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  /** A fixture's name is a code, and a word for the case behind a double hyphen. */
  public static String code(String fixture) {
    return fixture.replaceFirst("(--.*)?\\.txt$", "");
  }

  /** The base with edits, each a line {@code old => new}. */
  public static byte[] edited(String edits) throws IOException {
    return edited(new String(Files.readAllBytes(BASE), StandardCharsets.ISO_8859_1), edits)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text with edits. */
  public static String edited(String base, String edits) {
    String text = base;
    for (String edit : edits.lines().toList()) {
      String[] sides = edit.split(" => ", 2);
      String old = unescape(sides[0]);
      assertThat(text).contains(old);
      text = text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(unescape(sides[1])));
    }
    return text;
  }

  private static String unescape(String text) {
    String bytes =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            .replace("{n}", "\n");
    bytes =
        Pattern.compile("\\{x([0-9A-F]{2})}")
            .matcher(bytes)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    return Pattern.compile("\\{pad:(\\d+)}")
        .matcher(bytes)
        .replaceAll(match -> " ".repeat(Integer.parseInt(match.group(1))));
  }
}
