package io.dagform.maven;

import static io.dagform.text.Text.format;
import static java.util.stream.Collectors.joining;

import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.ExcerptRenderer;
import io.dagform.diagnostic.LineRenderer;
import io.dagform.output.OutputException;
import io.dagform.output.SingleFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal about a spec does first: read it and say what is wrong with it. */
abstract class AbstractSpecMojo extends AbstractDagsterMojo {
  private static final int MOST_DIAGNOSTICS = 100;
  private static final String STANDARD_OUTPUT = "-";

  /**
   * The spec: one YAML file that describes the deployment; {@code dagform.yaml} by default. Where
   * none is named and that one is not there, as in a parent of projects with specs, a goal says so
   * and does nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.spec")
  private @Nullable String spec;

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    if (spec == null && Files.notExists(path(DEFAULT_SPEC))) {
      getLog().warn(format("There is no %s in %s; nothing is done.", DEFAULT_SPEC, path("")));
      return;
    }
    runOnSpec();
  }

  /** The goal itself, where there is a spec. */
  abstract void runOnSpec() throws MojoExecutionException, MojoFailureException;

  /** The engine, on the Node.js that jsii would take, too. */
  static Engine openEngine() {
    return Engine.open(Optional.ofNullable(System.getenv("JSII_NODE")).orElse("node"));
  }

  /** The spec as people call it. */
  final String specName() {
    return spec == null ? DEFAULT_SPEC : spec;
  }

  /** The spec, which has no errors; what it has otherwise is logged. */
  final Spec readSpec(byte[] bytes) throws MojoFailureException {
    Spec read = Dagform.read(specName(), bytes);
    say(read.diagnostics(), read.text());
    return read;
  }

  /**
   * Logs what was found.
   *
   * @param text of the spec
   * @throws MojoFailureException if there is an error in it
   */
  final void say(List<Diagnostic> diagnostics, String text) throws MojoFailureException {
    log(text, diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      throw new MojoFailureException(errors(specName(), diagnostics, "generated"));
    }
  }

  /** Logs what was found in a file with that text. */
  final void log(String text, List<Diagnostic> diagnostics) {
    Function<Diagnostic, String> renderer =
        onTerminal() ? new ExcerptRenderer(text)::render : LineRenderer::render;
    for (Diagnostic diagnostic : diagnostics.stream().limit(MOST_DIAGNOSTICS).toList()) {
      if (diagnostic.isError()) {
        getLog().error(renderer.apply(diagnostic));
      } else {
        getLog().warn(renderer.apply(diagnostic));
      }
    }
    if (diagnostics.size() > MOST_DIAGNOSTICS) {
      getLog().error(format("... and %s more", diagnostics.size() - MOST_DIAGNOSTICS));
    }
  }

  /** How many errors a file has, and what was not done because of them. */
  static String errors(String file, List<Diagnostic> diagnostics, String undone) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    return format(
        "%s has %s %s; nothing was %s.", file, errors, errors == 1 ? "error" : "errors", undone);
  }

  /** The targets of one environment, or all of them. */
  final List<Target> chosen(List<Target> all, @Nullable String environment)
      throws MojoFailureException {
    if (environment == null) {
      return all;
    }
    List<Target> chosen =
        all.stream()
            .filter(target -> target.environment().equals(Optional.of(environment)))
            .toList();
    if (chosen.isEmpty()) {
      String known =
          all.stream().flatMap(target -> target.environment().stream()).collect(joining(", "));
      throw new MojoFailureException(
          format(
              "%s has no environment %s; it has %s.",
              specName(), environment, known.isEmpty() ? "none" : known));
    }
    return chosen;
  }

  /**
   * Shows a text.
   *
   * @param file where it is written to; {@code -} for the standard output, past Maven, some
   *     versions of which put a prefix before each line; absent for the log
   */
  final void show(String text, Optional<String> file) throws MojoExecutionException {
    try {
      if (file.isEmpty()) {
        text.lines().forEach(getLog()::info);
      } else if (file.get().equals(STANDARD_OUTPUT)) {
        @SuppressWarnings("resource") // the standard output is not ours to close
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } else {
        new SingleFile(path(file.get()))
            .write(text.getBytes(StandardCharsets.UTF_8), before -> true);
        getLog().info(format("wrote %s", file.get()));
      }
    } catch (OutputException | IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  // From JDK 22 on there is always a console, and so always an excerpt, which does no harm in a
  // log.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    return System.console() != null;
  }

  /** What the file of the spec holds, or as much as it may hold and one byte more. */
  final byte[] readSpecFile() throws MojoExecutionException {
    return readFile("spec", path(specName()));
  }

  /** What a file holds, or as much as it may hold and one byte more. */
  static byte[] readFile(String kind, Path file) throws MojoExecutionException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Dagform.MAXIMUM_SPEC_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new MojoExecutionException(
          format("There is no %s %s; create it, or name another.", kind, file));
    } catch (IOException e) {
      throw new MojoExecutionException(
          format(
              "The %s %s can't be read (%s); it has to be a file, and readable.",
              kind, file, e.getClass().getSimpleName()));
    }
  }
}
