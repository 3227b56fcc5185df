package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each weaker choice has a reason, and each reason a choice. */
final class RiskCheck {
  private RiskCheck() {}

  /**
   * Checks them.
   *
   * @param risks the controls that the spec leaves off
   * @param accepted the ids of the risks that have a reason
   */
  static void check(List<Control> risks, Set<String> accepted, Findings findings) {
    Map<DiagnosticCode, Control> taken = new EnumMap<>(DiagnosticCode.class);
    risks.forEach(control -> taken.putIfAbsent(control.risk(), control));
    taken.forEach(
        (code, control) -> {
          if (!accepted.contains(code.id())) {
            findings.add(
                code,
                control.path(),
                code.meaning(),
                format(
                    "%sTo keep it, say why under `accepted_risks`: `%s: <reason>`.",
                    control.better(), code.id()));
          }
        });
    for (String id : accepted) {
      if (taken.keySet().stream().noneMatch(code -> code.id().equals(id))) {
        findings.add(
            DiagnosticCode.UNUSED_ACCEPTED_RISK,
            Deployment.ACCEPTED.key(id),
            format("`%s` is accepted, but this deployment does not have that risk.", id),
            "Remove it, so that the list stays true.");
      }
    }
  }
}
