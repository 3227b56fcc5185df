package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Dagster ends at its start where dagster.yaml names a variable that its container lacks. */
final class InstanceVariablesCheck implements BlueprintCheck {
  @Override
  public List<Diagnostic> check(Blueprint blueprint, Locator at) {
    Findings findings = new Findings(at);
    Set<String> known = blueprint.dagsterVariables();
    walk(
        blueprint.deployment().dagster().instance().settings(),
        SpecPath.of("dagster.instance"),
        known,
        findings);
    return findings.all();
  }

  private static void walk(Object value, SpecPath path, Set<String> known, Findings findings) {
    if (value instanceof Variable variable && !known.contains(variable.name())) {
      SpecPath name = path.key("env");
      findings.add(
          DiagnosticCode.UNKNOWN_VARIABLE,
          name,
          format(
              "`%s` is `%s`, a variable that Dagster's containers do not have.",
              name, variable.name()),
          format(
              "They have %s.",
              known.stream().map(each -> format("`%s`", each)).collect(Collectors.joining(", "))));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> walk(inner, path.key(String.valueOf(key)), known, findings));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path.index(i), known, findings);
      }
    }
  }
}
