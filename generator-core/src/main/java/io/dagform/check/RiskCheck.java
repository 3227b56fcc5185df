package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Risk;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each weaker choice has a reason, and each reason a choice. */
final class RiskCheck {
  private static final SpecPath ACCEPTED = SpecPath.of("accepted_risks");

  private RiskCheck() {}

  /**
   * Checks them.
   *
   * @param accepted the ids of the risks that have a reason
   */
  static void check(List<Risk> risks, Set<String> accepted, Findings findings) {
    Map<DiagnosticCode, Risk> taken = new EnumMap<>(DiagnosticCode.class);
    risks.forEach(risk -> taken.putIfAbsent(risk.code(), risk));
    taken.forEach(
        (code, risk) -> {
          if (!accepted.contains(code.id())) {
            findings.add(
                code,
                risk.path(),
                code.meaning(),
                format(
                    "%sTo keep it, say why under `accepted_risks`: `%s: <reason>`.",
                    risk.better(), code.id()));
          }
        });
    for (String id : accepted) {
      if (taken.keySet().stream().noneMatch(code -> code.id().equals(id))) {
        findings.add(
            DiagnosticCode.UNUSED_ACCEPTED_RISK,
            ACCEPTED.key(id),
            format("`%s` is accepted, but this deployment does not have that risk.", id),
            "Remove it, so that the list stays true.");
      }
    }
  }
}
