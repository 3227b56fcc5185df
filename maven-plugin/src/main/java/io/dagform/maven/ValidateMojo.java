package io.dagform.maven;

import static io.dagform.text.Text.format;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says everything that is wrong with the spec, each with its place and its fix. Needs neither
 * Node.js nor Terraform, and writes nothing.
 *
 * <pre>{@code mvn dagster:validate}</pre>
 */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateMojo extends AbstractSpecMojo {
  @Override
  void runOnSpec() throws MojoExecutionException, MojoFailureException {
    readSpec(readSpecFile());
    getLog().info(format("%s has no errors.", specName()));
  }
}
