package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout with the line endings of Windows leaves the output as it was generated. */
final class CheckoutTest {
  private static final Path OUTPUT = Fixtures.repository("examples/seed/terraform");

  @TempDir private Path temporary;

  @Test
  void theLineEndingsOfAPlatformTouchNoGeneratedFile() throws Exception {
    Path origin = Files.createDirectory(temporary.resolve("origin"));
    for (Path file : files(OUTPUT)) {
      Path copy = origin.resolve("terraform").resolve(file.toString());
      Files.createDirectories(copy.getParent());
      Files.copy(OUTPUT.resolve(file), copy);
    }
    Files.writeString(origin.resolve("notes.txt"), "one\ntwo\n");
    git(origin, "init", "-q");
    git(origin, "add", "-A");
    git(origin, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");

    git(temporary, "clone", "-q", "-c", "core.autocrlf=true", origin.toString(), "checkout");

    Path checkout = temporary.resolve("checkout");
    assertThat(checkout.resolve("notes.txt")).hasContent("one\r\ntwo\r\n");
    assertThat(files(checkout.resolve("terraform"))).isEqualTo(files(OUTPUT));
    for (Path file : files(OUTPUT)) {
      assertThat(checkout.resolve("terraform").resolve(file.toString()))
          .hasSameBinaryContentAs(OUTPUT.resolve(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> !file.startsWith(".terraform"))
          .sorted()
          .toList();
    }
  }

  private static void git(Path folder, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
