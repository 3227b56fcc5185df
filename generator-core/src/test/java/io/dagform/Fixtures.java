package io.dagform;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the tests find the repository's files. */
public final class Fixtures {
  /** Re-records golden files; a run that does so is red. */
  public static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private Fixtures() {}

  public static Path repository(String path) {
    return REPOSITORY.resolve(path);
  }

  public static Path resources(String path) {
    return repository("generator-core/src/test/resources/io/dagform").resolve(path);
  }

  /** The parts of a kind. */
  public static <P extends Part> List<P> parts(Blueprint blueprint, Class<P> kind) {
    return blueprint.parts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The bytes of all files below a folder by their path with slashes. */
  public static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /**
   * A text with edits, a line {@code old => new} for each. In an edit {@code {n}} is a line break,
   * <code>{xFF}</code> a byte and <code>{pad:N}</code> N spaces.
   */
  public static byte[] edited(Path file, String edits) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (String edit : edits.lines().toList()) {
      String[] sides = edit.split(" => ", 2);
      String old = unescape(sides[0]);
      if (!text.contains(old)) {
        throw new AssertionError(old);
      }
      text = text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(unescape(sides[1])));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
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
