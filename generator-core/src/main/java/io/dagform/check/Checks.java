package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import java.util.List;
import java.util.Optional;

/**
 * Runs the rules, in two tiers: those of the values in the spec, which lie with what they are
 * about; then, where nothing is wrong, those of what will be built.
 */
public final class Checks {
  private static final List<BlueprintCheck> SECOND_TIER =
      List.of(
          new DuplicateNameCheck(),
          new PolicyCheck(),
          new RuleCheck(),
          new TaskDefinitionSizeCheck());

  private static final List<EnvironmentsCheck> ACROSS_ENVIRONMENTS =
      List.of(new SharedNameCheck(), new SharedStateCheck());

  /**
   * What the rules found.
   *
   * @param blueprint absent where there is an error
   */
  public record Result(Optional<Blueprint> blueprint, List<Diagnostic> diagnostics) {}

  private Checks() {}

  /** Checks a deployment and, where that is sound, draws its blueprint and checks it too. */
  public static Result run(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    deployment.check(findings);
    RiskCheck.check(deployment.risks(at), deployment.acceptedRisks().keySet(), findings);
    if (findings.all().stream().anyMatch(Diagnostic::isError)) {
      return new Result(Optional.empty(), findings.all());
    }
    Blueprint blueprint = deployment.draw(at);
    SECOND_TIER.forEach(check -> check.check(blueprint, findings));
    deployment.checkDrawn(blueprint, findings);
    List<Diagnostic> found = findings.all();
    return new Result(
        found.stream().anyMatch(Diagnostic::isError) ? Optional.empty() : Optional.of(blueprint),
        found);
  }

  /** Checks environments that are sound by themselves against each other. */
  public static List<Diagnostic> acrossEnvironments(List<CheckedEnvironment> environments) {
    return ACROSS_ENVIRONMENTS.stream()
        .flatMap(check -> check.check(environments).stream())
        .toList();
  }
}
