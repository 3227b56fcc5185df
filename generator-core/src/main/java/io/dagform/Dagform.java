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
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    List<CheckedEnvironment> drawn = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (SpecReader.Target<Deployment> target : read.targets()) {
      List<Diagnostic> problems = new ArrayList<>(target.problems());
      if (target.deployment().isPresent()) {
        Deployment deployment = target.deployment().get();
        Checks.Result checked = Checks.run(deployment, target.locator());
        problems.addAll(checked.diagnostics());
        checked
            .blueprint()
            .ifPresent(
                blueprint -> {
                  drawn.add(
                      new CheckedEnvironment(
                          target.environment(), deployment, blueprint, target.locator()));
                  targets.add(new Target(target.environment(), blueprint, target));
                });
      }
      found.put(target.environment().orElse(""), problems);
    }
    List<Diagnostic> diagnostics = new ArrayList<>(read.problems());
    diagnostics.addAll(EnvironmentDiagnostics.merge(found));
    if (drawn.size() == read.targets().size()) {
      diagnostics.addAll(Checks.acrossEnvironments(drawn));
    }
    return new Spec(
        read.text(),
        diagnostics.stream().anyMatch(Diagnostic::isError) ? List.of() : targets,
        diagnostics);
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
