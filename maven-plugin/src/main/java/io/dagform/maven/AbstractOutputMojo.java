package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.Engine;
import io.dagform.EngineUnavailableException;
import io.dagform.OrphanedOutputs;
import io.dagform.Outputs;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.EnvironmentDiagnostics;
import io.dagform.output.Differ;
import io.dagform.output.OutputException;
import io.dagform.output.OutputPlan;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that need the engine share: everything but the last step. */
abstract class AbstractOutputMojo extends AbstractSpecMojo {
  private static final int MAXIMUM_DIFF_LINES = 60;

  /**
   * The folder of the generated Terraform.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.outputDirectory", defaultValue = "terraform", required = true)
  private String outputDirectory;

  /**
   * The one environment of the spec to generate or check; all of them without it. The whole spec
   * has to be right in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.environment")
  private @Nullable String environment;

  @Override
  final void runOnSpec() throws MojoExecutionException, MojoFailureException {
    byte[] bytes = readSpecFile();
    try {
      if (isUpToDate(bytes)) {
        Spec spec = readSpec(bytes);
        warnOf(OrphanedOutputs.find(spec.targets(), path(outputDirectory)), spec);
        getLog().info(format("%s is up to date.", outputDirectory));
      } else {
        generate(bytes);
      }
    } catch (EngineUnavailableException | OutputException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(
          format(
              "The temporary folder can't be used (%s); see to its space and rights.",
              e.getCause()),
          e);
    }
  }

  private void generate(byte[] bytes) throws MojoExecutionException, MojoFailureException {
    // The engine starts while the spec is read; a spec with errors does not wait for it.
    try (Engine engine = openEngine()) {
      Spec spec = readSpec(bytes);
      List<Target> chosen = chosen(spec.targets(), environment);
      Outputs outputs = Outputs.find(spec.targets(), path(outputDirectory));
      warnOf(outputs.orphans(), spec);
      work(engine, spec, chosen, outputs);
      done(bytes, chosen.stream().map(target -> target.folder(path(outputDirectory))).toList());
    }
  }

  /**
   * What is done with the chosen environments.
   *
   * @param outputs those of the whole spec
   */
  void work(Engine engine, Spec spec, List<Target> chosen, Outputs outputs)
      throws MojoExecutionException, MojoFailureException {
    List<OutputPlan> plans = engine.plan(chosen, outputs);
    engine.retire();
    say(guarded(plans), spec.text());
    finish(plans);
  }

  /** What the guards of what already runs found, by environment. */
  private static List<Diagnostic> guarded(List<OutputPlan> plans) {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    plans.forEach(
        plan -> found.put(String.valueOf(plan.folder().getFileName()), plan.diagnostics()));
    return EnvironmentDiagnostics.merge(found);
  }

  /** Whether nothing has changed since the goal last succeeded. */
  boolean isUpToDate(byte[] spec) {
    return false;
  }

  /**
   * The goal has succeeded.
   *
   * @param folders those that it was about
   */
  void done(byte[] spec, List<Path> folders) {}

  private void warnOf(OrphanedOutputs orphans, Spec spec) {
    log(spec.text(), orphans.diagnostics());
  }

  /** The last step. */
  abstract void finish(List<OutputPlan> plans) throws MojoFailureException;

  /** A folder of the output as people call it. */
  final String name(Path folder) {
    Path below = path(outputDirectory).relativize(folder);
    return below.toString().isEmpty() ? outputDirectory : outputDirectory + "/" + below;
  }

  /** What tells two executions of a goal in one project apart. */
  final String execution() {
    return String.join("\n", specName(), outputDirectory, String.valueOf(environment));
  }

  final String outputDirectory() {
    return outputDirectory;
  }

  /** Logs what differs between a folder and what is generated. */
  final void logDifferences(OutputPlan plan, List<OutputPlan.Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    getLog().error(format("In %s:", name(plan.folder())));
    Differ.diff(changes, MAXIMUM_DIFF_LINES).forEach(line -> getLog().error(line));
  }
}
