package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Dagster ends at its start where dagster.yaml names a variable that its container lacks. */
final class InstanceVariablesCheck implements BlueprintCheck {
  private static final String VARIABLE = "env";

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
    if (value instanceof Map<?, ?> map) {
      if (map.size() == 1 && map.get(VARIABLE) instanceof String name && !known.contains(name)) {
        findings.add(
            DiagnosticCode.UNKNOWN_VARIABLE,
            path.key(VARIABLE),
            "`%s` is `%s`, a variable that Dagster's containers do not have."
                .formatted(path.key(VARIABLE), name),
            "They have %s."
                .formatted(
                    known.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))));
      }
      map.forEach((key, inner) -> walk(inner, path.key(String.valueOf(key)), known, findings));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> walk(item, path, known, findings));
    }
  }
}
