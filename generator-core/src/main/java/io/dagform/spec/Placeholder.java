package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.ListNode;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.stream.IntStream;

/** The one placeholder of the spec language, {@code {environment}}, in any value. */
final class Placeholder {
  private static final String TEXT = "{environment}";

  /** What a placeholder becomes where it has no meaning and was reported. */
  private static final String MEANINGLESS = "environment";

  private Placeholder() {}

  /** The tree of an environment, with its name filled in. */
  static MapNode fill(MapNode map, String environment) {
    return new MapNode(
        map.at(),
        map.entries().stream()
            .map(entry -> new MapNode.Entry(entry.key(), fill(entry.value(), environment)))
            .toList());
  }

  private static Node fill(Node node, String environment) {
    if (node instanceof MapNode map) {
      return fill(map, environment);
    }
    if (node instanceof ListNode list) {
      return new ListNode(
          list.at(), list.items().stream().map(item -> fill(item, environment)).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar.text().contains(TEXT)
        ? new ScalarNode(scalar.at(), scalar.text().replace(TEXT, environment), scalar.quoted())
        : scalar;
  }

  /** The tree of a spec without environments, in which a placeholder is a mistake. */
  static MapNode refuse(MapNode map, Reading reading) {
    report(map, SpecPath.ROOT, reading);
    return fill(map, MEANINGLESS);
  }

  private static void report(Node node, SpecPath path, Reading reading) {
    if (node instanceof MapNode map) {
      map.entries().forEach(e -> report(e.value(), path.key(e.key().text()), reading));
    } else if (node instanceof ListNode list) {
      IntStream.range(0, list.items().size())
          .forEach(i -> report(list.items().get(i), path.index(i), reading));
    } else if (node instanceof ScalarNode scalar && scalar.text().contains(TEXT)) {
      reading.problem(
          DiagnosticCode.PLACEHOLDER,
          path,
          scalar.at(),
          format(
              "`%s` names the environment with `%s`, and the spec has no environments.",
              path, TEXT),
          "Write the value itself, or add `environments`.");
    }
  }
}
