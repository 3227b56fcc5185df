package io.dagform;

import io.dagform.yaml.ListNode;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import io.dagform.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Edits of specs as trees, for tests that try many of them. */
public final class SpecEdits {
  private static final Pattern REPEAT = Pattern.compile("\\{(a|cidrs)\\*(\\d+)}");

  /**
   * A row of {@code limits/limits.txt}.
   *
   * @param value as it stands in a spec
   */
  public record Limit(String path, boolean legal, String value) {}

  private SpecEdits() {}

  /** The nearest legal and illegal values of every field. */
  public static List<Limit> limits() throws IOException {
    List<Limit> limits = new ArrayList<>();
    String path = "";
    for (String line : Files.readAllLines(Fixtures.resources("limits/limits.txt"))) {
      if (line.startsWith("[")) {
        path = line.substring(1, line.length() - 1);
      } else if (line.startsWith("+ ") || line.startsWith("- ")) {
        limits.add(new Limit(path, line.startsWith("+"), expand(line.substring(2))));
      }
    }
    return limits;
  }

  private static String expand(String value) {
    return REPEAT
        .matcher(value)
        .replaceAll(
            match -> {
              int times = Integer.parseInt(match.group(2));
              return Matcher.quoteReplacement(
                  match.group(1).equals("a")
                      ? "a".repeat(times)
                      : IntStream.range(0, times)
                          .mapToObj("10.%d.0.0/16"::formatted)
                          .collect(Collectors.joining(", ")));
            });
  }

  /** The tree of a spec that is valid YAML. */
  public static MapNode tree(String text) {
    return YamlReader.read("dagform.yaml", text).root().orElseThrow();
  }

  /** The value of a text, where it is one. */
  public static Optional<Node> value(String text) {
    YamlReader.Result read = YamlReader.read("dagform.yaml", "x: " + text + "\n");
    return read.problems().isEmpty()
        ? read.root().flatMap(root -> root.get("x"))
        : Optional.empty();
  }

  /** The tree with a value at a path; maps on the way are made. */
  public static MapNode set(MapNode map, List<String> path, Node value) {
    String key = path.get(0);
    Map<String, MapNode.Entry> entries = entries(map);
    Node child = value;
    if (path.size() > 1) {
      MapNode inside =
          map.get(key).orElse(null) instanceof MapNode present
              ? present
              : new MapNode(map.at(), List.of());
      child = set(inside, path.subList(1, path.size()), value);
    }
    entries.put(key, new MapNode.Entry(new ScalarNode(map.at(), key, false), child));
    return new MapNode(map.at(), List.copyOf(entries.values()));
  }

  /** The tree without a path. */
  public static MapNode remove(MapNode map, List<String> path) {
    Map<String, MapNode.Entry> entries = entries(map);
    if (path.size() == 1) {
      entries.remove(path.get(0));
    } else if (map.get(path.get(0)).orElse(null) instanceof MapNode inside) {
      return set(map, path.subList(0, 1), remove(inside, path.subList(1, path.size())));
    }
    return new MapNode(map.at(), List.copyOf(entries.values()));
  }

  /** The paths of all values that are no maps. */
  public static List<List<String>> leaves(MapNode map) {
    List<List<String>> leaves = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (entry.value() instanceof MapNode inside) {
        for (List<String> below : leaves(inside)) {
          List<String> path = new ArrayList<>(List.of(key));
          path.addAll(below);
          leaves.add(path);
        }
      } else {
        leaves.add(List.of(key));
      }
    }
    return leaves;
  }

  /** The tree as a spec in one line. */
  public static String text(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> entry.key().text() + ": " + text(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream().map(SpecEdits::text).collect(Collectors.joining(", ", "[", "]"));
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean plain = !scalar.quoted() && scalar.text().matches("[\\w./-]+");
    return plain ? scalar.text() : "'" + scalar.text().replace("'", "''") + "'";
  }

  private static Map<String, MapNode.Entry> entries(MapNode map) {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    map.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    return entries;
  }
}
