package io.dagform.maven;

import static io.dagform.text.Text.format;

import io.dagform.EditorSchema;
import io.dagform.output.OutputException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON Schema of the spec, by which editors complete it and check it. A file that is no
 * schema of Dagform's is never overwritten.
 *
 * <pre>{@code mvn dagster:schema}</pre>
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends AbstractSpecMojo {
  /**
   * The file to write; {@code dagform.schema.json} beside the spec by default.
   *
   * @since 0.1.0
   */
  @Parameter(property = "dagster.schemaFile")
  private @Nullable String schemaFile;

  @Override
  void runOnSpec() throws MojoExecutionException, MojoFailureException {
    String name =
        schemaFile == null
            ? Path.of(specName()).resolveSibling(EditorSchema.FILE_NAME).toString()
            : schemaFile;
    Path file = path(name);
    try {
      switch (EditorSchema.write(file)) {
        case CREATED -> getLog().info(format("created %s", name));
        case UPDATED -> getLog().info(format("updated %s", name));
        case UP_TO_DATE -> getLog().info(format("%s is up to date.", name));
        case REFUSED ->
            throw new MojoFailureException(
                format(
                    "%s is no schema of Dagform's; nothing was written. Name another file with -Ddagster.schemaFile, or move this one away.",
                    name));
      }
    } catch (OutputException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    getLog()
        .info(
            format(
                "VS Code and IntelliJ find it by the first line of %s: %s",
                specName(), EditorSchema.modeline(path(specName()), file)));
  }
}
