package io.dagform.maven;

import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the Terraform of the deployment, ready to be reviewed, committed and applied.
 *
 * <p>It is bound to no phase, so that no build writes sources by surprise. Files that it did not
 * write are never touched; a file of its own that somebody edited is refused with a diff.
 *
 * <pre>{@code mvn dagster:generate}</pre>
 */
@Mojo(name = "generate", requiresProject = false, threadSafe = true)
public final class GenerateMojo extends AbstractOutputMojo {
  @Override
  void finish(OutputPlan plan) throws MojoFailureException {
    if (!plan.conflicts().isEmpty()) {
      logDifferences(plan.conflicts());
      throw new MojoFailureException(
          "%d %s not written by the generator or edited since; nothing was written. Move your changes to a file of your own, such as an *_override.tf, delete these files and generate again."
              .formatted(
                  plan.conflicts().size(),
                  (plan.conflicts().size() == 1 ? "file in " : "files in ")
                      + outputDirectory()
                      + (plan.conflicts().size() == 1 ? " was" : " were")));
    }
    boolean upToDate = plan.isUpToDate();
    OutputWriter.write(plan);
    if (upToDate) {
      getLog().info("%s is up to date.".formatted(outputDirectory()));
    }
    plan.changes()
        .forEach(
            change ->
                getLog()
                    .info("%s %s/%s".formatted(word(change), outputDirectory(), change.path())));
  }

  private static String word(OutputPlan.Change change) {
    return switch (change.kind()) {
      case CREATE -> "created";
      case REPLACE -> "updated";
      case DELETE -> "deleted";
      case EDITED, FOREIGN -> throw new IllegalStateException();
    };
  }
}
