package io.dagform.maven;

import io.dagform.Engine;
import io.dagform.EngineUnavailableException;
import io.dagform.Spec;
import io.dagform.output.Differ;
import io.dagform.output.OutputException;
import io.dagform.output.OutputPlan;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What {@code generate} and {@code check} share: everything but the last step. */
abstract class AbstractOutputMojo extends AbstractDagsterMojo {
  private static final int MAXIMUM_DIFF_LINES = 60;

  /**
   * The folder of the generated Terraform.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.outputDirectory", defaultValue = "terraform", required = true)
  private String outputDirectory;

  @Override
  final void run(Spec spec) throws MojoExecutionException, MojoFailureException {
    try (Engine engine =
        Engine.open(Optional.ofNullable(System.getenv("JSII_NODE")).orElse("node"))) {
      finish(engine.plan(spec.blueprint().orElseThrow(), path(outputDirectory)));
    } catch (EngineUnavailableException | OutputException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(
          "The temporary folder can't be used (%s); see to its space and rights."
              .formatted(e.getCause()),
          e);
    }
  }

  /** The last step. */
  abstract void finish(OutputPlan plan) throws MojoFailureException;

  final String outputDirectory() {
    return outputDirectory;
  }

  /** Logs what differs between the folder and what is generated. */
  final void logDifferences(List<OutputPlan.Change> changes) {
    Differ.diff(changes, MAXIMUM_DIFF_LINES).forEach(line -> getLog().error(line));
  }
}
