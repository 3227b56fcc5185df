package io.dagform.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Edits of the seed's spec and what each does, as {@code changes.txt} has them. */
final class SpecChanges {
  private static final Path TABLE = Path.of("src/test/resources/changes.txt");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.SPLIT_LINES));
  private static final String REMOVED = "-";

  /**
   * An edit.
   *
   * @param value as it stands in a spec; {@code -} where the field is removed
   * @param effect what it does, in the words of the reference
   */
  record Row(String path, String value, String effect) {
    String edit(String spec) throws IOException {
      ObjectNode tree = tree(spec);
      ObjectNode parent = tree;
      String[] keys = path.split("\\.", -1);
      for (int i = 0; i < keys.length - 1; i++) {
        parent =
            parent.get(keys[i]) instanceof ObjectNode inner ? inner : parent.putObject(keys[i]);
      }
      String last = keys[keys.length - 1];
      if (value.equals(REMOVED)) {
        parent.remove(last);
      } else {
        parent.set(last, YAML.readTree(value));
      }
      return YAML.writeValueAsString(tree);
    }

    @Override
    public String toString() {
      return path + ": " + value;
    }
  }

  private SpecChanges() {}

  static ObjectNode tree(String spec) throws IOException {
    return (ObjectNode) YAML.readTree(spec);
  }

  /** The rows of the table: a path, a value, and an effect, each pair set apart by a bar. */
  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split("\\s*\\|\\s*", -1);
        rows.add(new Row(words[0], words[1], words[2]));
      }
    }
    return rows;
  }

  /** The paths of all values that are no maps. */
  static List<String> leaves(JsonNode node, String path) {
    List<String> leaves = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              String here = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (field.getValue().isObject()) {
                leaves.addAll(leaves(field.getValue(), here));
              } else {
                leaves.add(here);
              }
            });
    return leaves;
  }
}
