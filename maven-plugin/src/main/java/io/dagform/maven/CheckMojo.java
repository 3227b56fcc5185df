package io.dagform.maven;

import static io.dagform.text.Text.format;
import static java.util.stream.Collectors.joining;

import io.dagform.output.OutputPlan;
import java.util.List;
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
  void finish(List<OutputPlan> plans) throws MojoFailureException {
    List<OutputPlan> drifted = plans.stream().filter(plan -> !plan.isUpToDate()).toList();
    if (drifted.isEmpty()) {
      getLog().info(format("%s is what %s gives.", outputDirectory(), specName()));
      return;
    }
    drifted.forEach(plan -> logDifferences(plan, plan.changes()));
    int files = drifted.stream().mapToInt(plan -> plan.changes().size()).sum();
    String what =
        switch (files) {
          case 0 -> "The manifest differs";
          case 1 -> "One file differs";
          default -> files + " files differ";
        };
    throw new MojoFailureException(
        format(
            "%s in %s from what %s gives. Run `mvn dagster:generate` and commit the result.",
            what, names(drifted), specName()));
  }

  private String names(List<OutputPlan> plans) {
    return plans.stream().map(plan -> name(plan.folder())).collect(joining(", "));
  }
}
