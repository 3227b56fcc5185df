package io.dagform.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal has: a folder to work in, and a way to be skipped. */
abstract class AbstractDagsterMojo extends AbstractMojo {
  static final String DEFAULT_SPEC = "dagform.yaml";

  /** The folder that relative paths start from. */
  @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
  private File baseDirectory;

  /**
   * Does nothing at all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, because dagster.skip is set.");
      return;
    }
    run();
  }

  /** The goal itself. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  /** A path of a parameter, relative to the project. */
  final Path path(String parameter) {
    return baseDirectory.toPath().resolve(parameter).normalize();
  }
}
