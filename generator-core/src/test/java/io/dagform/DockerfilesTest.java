package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

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
    String spec = Files.readString(Path.of("../examples/seed/dagform.yaml"));
    String document = Files.readString(Path.of("../examples/seed/terraform/ARCHITECTURE.md"));

    assertThat(spec).contains("  version: 1.13.27\n");
    assertThat(document).contains("dagster==1.13.27 ", "dagster-aws==0.29.27");
    assertThat(host)
        .contains("ARG DAGSTER_VERSION=1.13.27")
        .contains("ARG DAGSTER_LIBRARY_VERSION=0.29.27");
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
