package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.ScalarNode;

/** The one placeholder of the spec language, {@code {environment}}, in any value. */
final class Placeholder {
  private static final String TEXT = "{environment}";

  /** What a placeholder becomes where it has no meaning and was reported. */
  private static final String MEANINGLESS = "environment";

  private Placeholder() {}

  /** The tree of an environment, with its name filled in. */
  static MapNode fill(MapNode map, String environment) {
    return map.replaced(
        scalar ->
            scalar.text().contains(TEXT)
                ? new ScalarNode(
                    scalar.at(), scalar.text().replace(TEXT, environment), scalar.quoted())
                : scalar);
  }

  /** The tree of a spec without environments, in which a placeholder is a mistake. */
  static MapNode refuse(MapNode map, Reading reading) {
    map.visit(SpecPath.ROOT, (path, scalar) -> report(scalar, path, reading));
    return fill(map, MEANINGLESS);
  }

  private static void report(ScalarNode scalar, SpecPath path, Reading reading) {
    if (scalar.text().contains(TEXT)) {
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
