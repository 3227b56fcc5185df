package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.model.Dagster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Dockerfiles that users may start from. */
final class DockerfilesTest {
  private static final Path FOLDER = Path.of("../templates/images");

  @Test
  void theHostHasTheVersionsOfTheSeed() throws IOException {
    String host = Files.readString(FOLDER.resolve("host.Dockerfile"));
    Dagster seed =
        Dagform.read("dagform.yaml", Files.readAllBytes(Path.of("../examples/seed/dagform.yaml")))
            .targets()
            .get(0)
            .blueprint()
            .deployment()
            .dagster();

    assertThat(host)
        .contains("ARG DAGSTER_VERSION=" + seed.version())
        .contains("ARG DAGSTER_LIBRARY_VERSION=" + seed.libraryVersion());
    assertThat(seed.libraryVersion()).isEqualTo("0.29.27");
  }

  @Test
  void nothingIsUnpinnedAndNothingRunsAsRoot() throws IOException {
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);

        assertThat(lines)
            .as(file.toString())
            .noneMatch(line -> Pattern.matches("FROM [^$:]*(:latest)?", line))
            .noneMatch(line -> Pattern.matches("\\s+dagster[a-z-]*( .*)?", line));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("USER 1000:1000");
      }
    }
  }
}
