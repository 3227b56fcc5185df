package io.dagform;

import io.dagform.capability.Deployment;
import io.dagform.capability.DeploymentSpec;
import io.dagform.check.CheckedEnvironment;
import io.dagform.check.Checks;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.EnvironmentDiagnostics;
import io.dagform.spec.SpecReader;
import io.dagform.yaml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way into the library.
 *
 * <pre>{@code
 * Spec spec = Dagform.read("dagform.yaml", bytes);
 * if (!spec.hasErrors()) {
 *   try (Engine engine = Engine.open("node")) {
 *     OutputWriter.write(engine.plan(spec.targets(), Path.of("terraform")));
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
    SpecReader.Result<Deployment> read = SpecReader.read(file, bytes, DeploymentSpec.TYPE);
    // Environments have nothing in common that changes.
    List<Drawn> all = read.targets().parallelStream().map(Dagform::draw).toList();
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    all.forEach(each -> found.put(each.read().environment().orElse(""), each.problems()));
    List<Diagnostic> diagnostics = new ArrayList<>(read.problems());
    diagnostics.addAll(EnvironmentDiagnostics.merge(found));
    if (all.stream().allMatch(each -> each.checked().isPresent())) {
      diagnostics.addAll(
          Checks.acrossEnvironments(
              all.stream().flatMap(each -> each.checked().stream()).toList()));
    }
    return new Spec(
        read.text(),
        diagnostics.stream().anyMatch(Diagnostic::isError)
            ? List.of()
            : all.stream().flatMap(each -> each.target().stream()).toList(),
        diagnostics);
  }

  /** What came of a target, as far as it came. */
  private record Drawn(
      SpecReader.Target<Deployment> read,
      List<Diagnostic> problems,
      Optional<CheckedEnvironment> checked) {
    Optional<Target> target() {
      return checked.map(its -> new Target(read.environment(), its.blueprint(), read));
    }
  }

  private static Drawn draw(SpecReader.Target<Deployment> read) {
    if (read.deployment().isEmpty()) {
      return new Drawn(read, read.problems(), Optional.empty());
    }
    Deployment deployment = read.deployment().get();
    Checks.Result result = Checks.run(deployment, read.locator());
    List<Diagnostic> problems = new ArrayList<>(read.problems());
    problems.addAll(result.diagnostics());
    return new Drawn(
        read,
        problems,
        result
            .blueprint()
            .map(
                blueprint ->
                    new CheckedEnvironment(
                        read.environment(), deployment, blueprint, read.locator())));
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
