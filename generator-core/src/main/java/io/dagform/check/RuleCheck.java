package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import java.util.HashSet;
import java.util.Set;

/**
 * EC2 refuses a rule that a security group has already (Amazon EC2 API,
 * AuthorizeSecurityGroupEgress), and two rules of the output have two names.
 */
final class RuleCheck implements BlueprintCheck {
  private static final SpecPath GROUPS = SpecPath.of("dagster.security_group");

  @Override
  public void check(Blueprint blueprint, Findings findings) {
    Set<Ref> names = new HashSet<>();
    Set<String> rules = new HashSet<>();
    for (Flow flow : blueprint.flows()) {
      flow.egressOf()
          .ifPresent(
              group -> check(group, flow.egress(), flow, flow.to().at(), names, rules, findings));
      flow.ingressOf()
          .ifPresent(
              group -> check(group, flow.ingress(), flow, flow.from(), names, rules, findings));
    }
  }

  private static void check(
      Peer.SecurityGroup group,
      Ref rule,
      Flow flow,
      Peer other,
      Set<Ref> names,
      Set<String> rules,
      Findings findings) {
    String type = rule.type();
    String what = format("%s and %s", flow.to().number(), other.label());
    if (!names.add(rule)) {
      findings.add(
          DiagnosticCode.DUPLICATE_RULE,
          GROUPS,
          format(
              "The security group `%s` has two rules that are called `%s`.",
              group.key(), rule.name()),
          "Give one of them another name.");
    } else if (!rules.add(type + " " + group.key() + " " + what)) {
      findings.add(
          DiagnosticCode.DUPLICATE_RULE,
          GROUPS,
          format("The security group `%s` has two rules for port %s.", group.key(), what),
          "EC2 refuses a rule twice: remove one of them.");
    }
  }
}
