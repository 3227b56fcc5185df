package io.dagform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** The base with edits, as {@link Fixtures#edited} reads them. */
  public static byte[] edited(String edits) throws IOException {
    return Fixtures.edited(BASE, edits);
  }
}
