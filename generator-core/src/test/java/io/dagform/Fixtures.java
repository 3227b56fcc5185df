package io.dagform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return Path.of("src/test/resources/io/dagform").resolve(path);
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
}
