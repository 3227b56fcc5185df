package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.Engine;
import io.dagform.Outputs;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.adopt.Adoption;
import io.dagform.adopt.Inventory;
import io.dagform.output.OutputPlan;
import io.dagform.output.UserFiles;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Takes over a deployment that runs already: from an inventory of its ids it writes Terraform's
 * {@code import} blocks beside the generated files, and says what becomes of each resource.
 *
 * <p>It asks AWS nothing and changes nothing there. {@code imports.tf} is deleted once it is
 * applied; {@code adopted_override.tf} holds what only a new resource could have another value of.
 * Neither is written over. {@code mvn dagster:generate} writes the rest.
 *
 * <pre>{@code mvn dagster:adopt}</pre>
 */
@Mojo(name = "adopt", requiresProject = false, threadSafe = true)
public final class AdoptMojo extends AbstractOutputMojo {
  /**
   * The inventory: a YAML file with the account, and the id of each resource that exists by its
   * address in the generated Terraform.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.inventory", defaultValue = "inventory.yaml", required = true)
  private String inventory;

  @Override
  void work(Engine engine, Spec spec, List<Target> chosen, Outputs outputs)
      throws MojoExecutionException, MojoFailureException {
    if (chosen.size() > 1) {
      throw new MojoFailureException(
          format(
              "%s has %s environments, and an inventory is of one; name it with -Ddagster.environment.",
              specName(), chosen.size()));
    }
    Inventory read = Inventory.read(inventory, readFile("inventory", path(inventory)));
    Adoption adoption = engine.adopt(chosen.get(0), read);
    log(read.source(), adoption.diagnostics());
    if (adoption.hasErrors()) {
      throw new MojoFailureException(errors(inventory, adoption.diagnostics(), "written"));
    }
    write(chosen.get(0).folder(path(outputDirectory())), adoption);
  }

  private void write(Path folder, Adoption adoption) throws MojoFailureException {
    List<String> taken = UserFiles.taken(folder, adoption.files());
    if (!taken.isEmpty()) {
      throw new MojoFailureException(
          format(
              "%s has %s already; nothing was written. Delete what an earlier run wrote, or move it away.",
              name(folder), String.join(" and ", taken)));
    }
    UserFiles.write(folder, adoption.files());
    adoption.report().forEach(getLog()::info);
    adoption
        .files()
        .keySet()
        .forEach(name -> getLog().info("created " + name(folder) + "/" + name));
  }

  @Override
  void finish(List<OutputPlan> plans) {
    throw new IllegalStateException("nothing is generated");
  }
}
