package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.Stamp;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

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
  /**
   * Generates also what somebody edited, or put where a generated file has to be. Their version is
   * kept beside it, with {@code .orig} at the end of its name.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.force", defaultValue = "false")
  private boolean force;

  /** The project's own folder for what a build makes. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  private @Nullable File buildDirectory;

  /** The pom; there may be none. */
  @Parameter(defaultValue = "${project.file}", readonly = true)
  private @Nullable File pom;

  @Override
  boolean isUpToDate(byte[] spec) {
    return stamp().map(stamp -> stamp.holds(spec)).orElse(false);
  }

  @Override
  void done(byte[] spec, List<Path> folders) {
    stamp().ifPresent(stamp -> stamp.renew(spec, folders));
  }

  /** What {@code mvn clean} forgets; where there is no project, nothing is remembered. */
  private Optional<Stamp> stamp() {
    return pom == null || buildDirectory == null
        ? Optional.empty()
        : Optional.of(
            new Stamp(
                buildDirectory
                    .toPath()
                    .resolve("dagform")
                    .resolve(Integer.toHexString(execution().hashCode()) + ".stamp")));
  }

  @Override
  void finish(List<OutputPlan> plans) throws MojoFailureException {
    List<OutputPlan> chosen = force ? plans.stream().map(OutputPlan::forced).toList() : plans;
    refuseConflicts(chosen);
    OutputWriter.write(chosen);
    for (OutputPlan plan : chosen) {
      if (plan.isUpToDate()) {
        getLog().info(format("%s is up to date.", name(plan.folder())));
      }
      plan.changes().forEach(change -> getLog().info(line(change, name(plan.folder()))));
    }
  }

  private void refuseConflicts(List<OutputPlan> plans) throws MojoFailureException {
    int files = plans.stream().mapToInt(plan -> plan.conflicts().size()).sum();
    if (files == 0) {
      return;
    }
    plans.forEach(plan -> logDifferences(plan, plan.conflicts()));
    throw new MojoFailureException(
        format(
            "%s %s not written by the generator or edited since; nothing was written. Move your changes to a file of your own, such as an *_override.tf, and generate with -Ddagster.force, which keeps each of these files with .orig at its end.",
            files,
            (files == 1 ? "file in " : "files in ")
                + outputDirectory()
                + (files == 1 ? " was" : " were")));
  }

  private static String line(OutputPlan.Change change, String folder) {
    String word =
        switch (change.kind()) {
          case CREATE -> "created";
          case REPLACE -> "updated";
          case DELETE -> "deleted";
          case EDITED, FOREIGN -> throw new IllegalStateException();
        };
    return format(
        "%s %s/%s%s",
        word,
        folder,
        change.path(),
        change.original().map(value -> format(" (yours is now %s)", value)).orElse(""));
  }
}
