package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.Dagform;
import io.dagform.EditorSchema;
import io.dagform.Starter;
import io.dagform.output.OutputException;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a spec to start from, and beside it the JSON Schema by which editors complete it. Asks
 * nothing, and says which lines to edit. What is there already is never overwritten.
 *
 * <pre>{@code mvn dagster:init -Ddagster.template=code-in-s3}</pre>
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractDagsterMojo {
  /**
   * What to start from: {@code one-image} is an image that holds Dagster and the code, {@code
   * code-in-s3} has code that is synced from a bucket, {@code existing-network} is one image in a
   * VPC that exists, {@code seed} is small and cheap.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.template", defaultValue = "one-image", required = true)
  private String template;

  /**
   * The spec to write.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.spec", defaultValue = DEFAULT_SPEC, required = true)
  private String spec;

  /** The pom; there may be none. */
  @Parameter(defaultValue = "${project.file}", readonly = true)
  private @Nullable File pom;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    Starter starter =
        Starter.named(template)
            .orElseThrow(() -> new MojoFailureException(Starter.unknown(template)));
    try {
      if (!starter.write(path(spec))) {
        throw new MojoFailureException(
            format(
                "%s is there already; nothing was written. Name another with -Ddagster.spec, or move it away.",
                spec));
      }
    } catch (OutputException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    getLog().info(format("created %s: %s", spec, starter.words()));
    getLog().info("It has no errors, and examples that are yours to edit:");
    for (Starter.Edit edit : starter.edits()) {
      getLog().info(format("  %s:%s: %s", spec, edit.number(), edit.what()));
    }
    getLog()
        .info(
            format(
                "VS Code and IntelliJ complete and check it by %s beside it. Then run `mvn %s:generate`, and read the ARCHITECTURE.md that it writes.",
                EditorSchema.FILE_NAME, plugin()));
  }

  /** How the plugin is called; by its prefix only where a pom may name it. */
  private String plugin() {
    return pom == null ? "io.dagform:dagster-maven-plugin:" + Dagform.version() : "dagster";
  }
}
