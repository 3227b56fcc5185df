package io.dagform.maven;

import io.dagform.output.OutputPlan;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails when the committed Terraform is not what the spec gives: somebody changed the one without
 * the other. Generates everything anew and writes nothing.
 *
 * <pre>{@code mvn dagster:check}</pre>
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends AbstractOutputMojo {
  @Override
  void finish(OutputPlan plan) throws MojoFailureException {
    if (plan.isUpToDate()) {
      getLog().info("%s is what %s gives.".formatted(outputDirectory(), specName()));
      return;
    }
    logDifferences(plan.changes());
    String what =
        switch (plan.changes().size()) {
          case 0 -> "The manifest differs";
          case 1 -> "One file differs";
          default -> plan.changes().size() + " files differ";
        };
    throw new MojoFailureException(
        "%s in %s from what %s gives. Run `mvn dagster:generate` and commit the result."
            .formatted(what, outputDirectory(), specName()));
  }
}
