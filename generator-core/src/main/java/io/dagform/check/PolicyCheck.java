package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Policy;
import io.dagform.blueprint.Role;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * IAM takes each id once, and 10,240 characters of all inline policies of a role (IAM and AWS STS
 * quotas). What only Terraform knows is counted as long as AWS allows it to be.
 */
final class PolicyCheck implements BlueprintCheck {
  private static final int STATEMENT_CHARACTERS = 60;
  private static final SpecPath STATEMENTS = SpecPath.of("dagster.policy_statements");

  private static final SpecPath PUBLISHER = SpecPath.of("iam.publisher");

  @Override
  public void check(Blueprint blueprint, Findings findings) {
    Set<String> reported = new HashSet<>();
    blueprint.roles().forEach((role, grants) -> check(role, grants, reported, findings));
    blueprint.all(Part::iamPolicies).forEach(policy -> size(policy, findings));
  }

  private static void check(
      Role role, List<Grant> grants, Set<String> reported, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (Grant grant : grants) {
      if (!seen.add(grant.sid()) && reported.add(grant.sid())) {
        findings.add(
            DiagnosticCode.DUPLICATE_NAME,
            STATEMENTS.key(grant.sid()),
            format("The %s has two statements that are called `%s`.", role.words(), grant.sid()),
            "Give yours another id.");
      }
    }
    int characters = grants.stream().mapToInt(PolicyCheck::characters).sum();
    if (characters > Policy.INLINE_CHARACTERS && reported.add("")) {
      findings.add(
          DiagnosticCode.POLICY_SIZE,
          STATEMENTS,
          format(
              "The policy of the %s can grow to %s characters; AWS takes %s.",
              role.words(), characters, Policy.INLINE_CHARACTERS),
          "Join statements, or name resources by a common prefix.");
    }
  }

  /** Of a policy that follows from the deployment. */
  private static void size(Policy policy, Findings findings) {
    int characters = policy.grants().stream().mapToInt(PolicyCheck::characters).sum();
    if (characters > policy.maximumCharacters()) {
      findings.add(
          DiagnosticCode.POLICY_SIZE,
          PUBLISHER,
          format(
              "The %s can grow to %s characters; AWS takes %s.",
              policy.words(), characters, policy.maximumCharacters()),
          "Shorten the names of what the deployment makes, or write `none`.");
    }
  }

  private static int characters(Grant grant) {
    return STATEMENT_CHARACTERS
        + grant.sid().length()
        + Value.texts(grant.actions()).jsonBytes()
        + grant.resources().stream().mapToInt(Value::jsonBytes).sum()
        + grant.conditions().stream()
            .mapToInt(
                condition ->
                    condition.operator().length()
                        + condition.key().length()
                        + condition.values().stream().mapToInt(Value::jsonBytes).sum())
            .sum();
  }
}
