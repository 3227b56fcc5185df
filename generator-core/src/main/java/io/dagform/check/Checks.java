package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.Locator;
import io.dagform.model.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules, in two tiers: the second has no sense where the first finds an error. */
public final class Checks {
  private static final List<Check> FIRST_TIER =
      List.of(
          new NetworkCheck(),
          new AllowedCidrsCheck(),
          new HealthCheckCheck(),
          new TaskSizeCheck(),
          new AutoscalingCheck(),
          new DagsterCheck(),
          new DagsterSettingsCheck(),
          new DatabaseCheck(),
          new LogRetentionCheck(),
          new StateCheck(),
          new RiskCheck());

  private static final List<BlueprintCheck> SECOND_TIER =
      List.of(
          new DuplicateNameCheck(), new InstanceVariablesCheck(), new TaskDefinitionSizeCheck());

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
    List<Diagnostic> found = new ArrayList<>();
    FIRST_TIER.forEach(check -> found.addAll(check.check(deployment, at)));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return new Result(Optional.empty(), found);
    }
    Blueprint blueprint = Blueprint.of(deployment);
    SECOND_TIER.forEach(check -> found.addAll(check.check(blueprint, at)));
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
