package io.dagform;

import static io.dagform.text.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.capability.DeploymentSpec;
import io.dagform.output.SingleFile;
import io.dagform.spec.JsonSchemaWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The JSON Schema of the spec, in a file where editors find it. */
public final class EditorSchema {
  /** The name of the file, which is beside the spec. */
  public static final String FILE_NAME = "dagform.schema.json";

  /** What the ids of the schemas of all versions of the spec language start with. */
  private static final String ANY_VERSION = "urn:dagform:spec:";

  private EditorSchema() {}

  /** The schema, the same on every machine. */
  public static byte[] bytes() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      String json =
          new ObjectMapper()
              .writer(printer)
              .writeValueAsString(JsonSchemaWriter.schema(DeploymentSpec.TYPE));
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the schema where nothing is, or over a schema of Dagform's. */
  public static SingleFile.Outcome write(Path file) {
    return new SingleFile(file).write(bytes(), EditorSchema::isSchemaOfDagform);
  }

  private static boolean isSchemaOfDagform(byte[] content) {
    try {
      JsonNode root = new ObjectMapper().readTree(content);
      return root.path("$id").asText().startsWith(ANY_VERSION);
    } catch (IOException e) {
      return false;
    }
  }

  /** The line of a spec by which VS Code and IntelliJ find its schema. */
  public static String modeline(Path spec, Path schema) {
    Path from = spec.toAbsolutePath().normalize().getParent();
    Path to = schema.toAbsolutePath().normalize();
    // Drives of Windows have no path from one to the other.
    String place =
        from != null && Objects.equals(from.getRoot(), to.getRoot())
            ? from.relativize(to).toString().replace('\\', '/')
            : to.toUri().toString();
    return format("# yaml-language-server: $schema=%s", place.contains("/") ? place : "./" + place);
  }
}
