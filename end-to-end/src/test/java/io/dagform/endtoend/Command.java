package io.dagform.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that a test runs to its end. */
final class Command {
  private static final int LAST_LINES = 30;

  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path folder = Path.of(".");
  private Optional<Path> log = Optional.empty();

  /** What a program said, and how it ended. */
  record Result(int exitCode, String output) {
    boolean ok() {
      return exitCode == 0;
    }

    /** The output of a program that has to succeed. */
    String orFail() {
      if (!ok()) {
        // The last lines say what went wrong, and whoever shows a long message cuts its end off.
        List<String> lines = output.lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        throw new AssertionError(
            "exit code %d, with these last lines:%n%s%n%nand all of them:%n%s"
                .formatted(exitCode, String.join("\n", last), output));
      }
      return output;
    }
  }

  private Command(List<String> words) {
    this.words = words;
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  static Command of(List<String> words) {
    return new Command(words);
  }

  Command in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  Command with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Writes the output to a file while it comes, for programs that take long. */
  Command into(Path file) {
    log = Optional.of(file);
    return this;
  }

  /** Runs it; a program that does not exist has exit code 127, as in a shell. */
  Result run() {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      log.ifPresent(file -> builder.redirectOutput(file.toFile()));
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      return new Result(exitCode, log.isPresent() ? Files.readString(log.get()) : output);
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
