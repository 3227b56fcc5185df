package io.dagform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Fixtures that are edits of {@code diagnostics/base.yaml}. */
public final class SpecFixtures {
  private static final Path BASE = Fixtures.resources("diagnostics/base.yaml");

  private static final String OTHER_BASE = "base: ";

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

  /**
   * The base with edits, as {@link Fixtures#edited} reads them; another base where the first line
   * names one.
   */
  public static byte[] edited(String edits) throws IOException {
    if (!edits.startsWith(OTHER_BASE)) {
      return Fixtures.edited(BASE, edits);
    }
    String[] parts = edits.split("\n", 2);
    return Fixtures.edited(Fixtures.resources(parts[0].substring(OTHER_BASE.length())), parts[1]);
  }
}
