package io.dagform;

import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generates a spec's output into a folder; also as a program, for a JVM with other settings. */
final class GeneratedFiles {
  private GeneratedFiles() {}

  static void generate(Path spec, Path folder) throws IOException {
    Spec read = Dagform.read("dagform.yaml", Files.readAllBytes(spec));
    if (read.hasErrors()) {
      throw new AssertionError(read.diagnostics());
    }
    try (Engine engine = Engine.open("node")) {
      OutputWriter.write(engine.plan(read.targets(), folder));
    }
  }

  public static void main(String[] arguments) throws IOException {
    generate(Path.of(arguments[0]), Path.of(arguments[1]));
  }
}
