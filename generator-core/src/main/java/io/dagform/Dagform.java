package io.dagform;

import io.dagform.check.Checks;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.spec.SpecReader;
import io.dagform.yaml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way into the library.
 *
 * <pre>{@code
 * Spec spec = Dagform.read("dagform.yaml", bytes);
 * if (!spec.hasErrors()) {
 *   try (Engine engine = Engine.open("node")) {
 *     OutputPlan plan = engine.plan(spec.blueprint().get(), Path.of("terraform"));
 *     OutputWriter.write(plan);
 *   }
 * }
 * }</pre>
 */
public final class Dagform {
  /** The size of the largest spec, in bytes. */
  public static final int MAXIMUM_SPEC_BYTES = SourceText.MAXIMUM_BYTES;

  private Dagform() {}

  /**
   * Reads a spec and checks it. Needs no Node.js and touches no disk.
   *
   * @param file the name that diagnostics have
   */
  public static Spec read(String file, byte[] bytes) {
    SpecReader.Result read = SpecReader.read(file, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (read.deployment().isEmpty()) {
      return new Spec(text, Optional.empty(), read.problems());
    }
    Checks.Result checked = Checks.run(read.deployment().get(), read.locator());
    List<Diagnostic> diagnostics = new ArrayList<>(read.problems());
    diagnostics.addAll(checked.diagnostics());
    return new Spec(text, checked.blueprint(), diagnostics);
  }

  /** The version of the generator. */
  public static String version() {
    try (InputStream in = Dagform.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("no resource version.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
