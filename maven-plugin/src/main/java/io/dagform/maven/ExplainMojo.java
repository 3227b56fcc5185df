package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.Target;
import io.dagform.explain.Report;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says what holds in each environment and what says so: every field with its value and the line of
 * the spec, overlay, profile or default that it comes from, and every control that is on, off,
 * accepted with a reason, or not applicable. Needs neither Node.js nor Terraform.
 *
 * <pre>{@code mvn dagster:explain -Ddagster.key=database.rds -Ddagster.environment=dev}</pre>
 *
 * <p>For a pipe:
 *
 * <pre>{@code mvn -q dagster:explain -Ddagster.format=json -Ddagster.explainFile=- | jq .}</pre>
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractSpecMojo {
  /**
   * The one environment of the spec to explain; all of them without it. The whole spec has to be
   * right in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.environment")
  private @Nullable String environment;

  /**
   * The one key to explain, with all keys below it, such as {@code database.rds}, or a risk, such
   * as {@code database-single-zone}; everything without it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.key")
  private @Nullable String key;

  /**
   * {@code text} or {@code json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.format", defaultValue = "text", required = true)
  private String format;

  /**
   * The file to write instead of the log; {@code -} is the standard output, which nothing else is
   * written to by {@code mvn -q}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.explainFile")
  private @Nullable String explainFile;

  @Override
  void runOnSpec() throws MojoExecutionException, MojoFailureException {
    Report.Format chosenFormat = chosenFormat();
    show(report().in(chosenFormat), Optional.ofNullable(explainFile));
  }

  private Report.Format chosenFormat() throws MojoFailureException {
    return Report.Format.of(format)
        .orElseThrow(
            () ->
                new MojoFailureException(
                    format("dagster.format is %s; it has to be text or json.", format)));
  }

  private Report report() throws MojoExecutionException, MojoFailureException {
    Report all =
        new Report(
            specName(),
            chosen(readSpec(readSpecFile()).targets(), environment).stream()
                .map(Target::explanation)
                .toList());
    if (key == null) {
      return all;
    }
    Report asked = all.below(key);
    if (asked.isEmpty()) {
      throw new MojoFailureException(all.unknown(key));
    }
    return asked;
  }
}
