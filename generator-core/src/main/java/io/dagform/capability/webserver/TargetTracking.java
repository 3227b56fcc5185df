package io.dagform.capability.webserver;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Launch.Count;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * As many as keep the averages at their targets.
 *
 * @param cpuPercent the target of the average CPU utilization
 * @param memoryPercent the target of the average memory utilization
 * @param requestsPerTarget the target of the requests of the load balancer to a task in a minute
 * @param scaleInCooldownSeconds before tasks are removed once more
 * @param scaleOutCooldownSeconds before tasks are added once more
 */
record TargetTracking(
    int minimumTasks,
    int maximumTasks,
    Optional<Integer> cpuPercent,
    Optional<Integer> memoryPercent,
    Optional<Integer> requestsPerTarget,
    int scaleInCooldownSeconds,
    int scaleOutCooldownSeconds)
    implements Scaling {
  private static final SpecPath PATH = SpecPath.of("dagster.webserver.autoscaling");
  private static final int MOST_TASKS = 200;
  private static final String TASKS = "Amazon RDS user guide, 5,000 connections";

  private static final Field<Integer> MINIMUM =
      required("min", integer(1, MOST_TASKS, TASKS), "Fewest tasks.");
  private static final Field<Integer> MAXIMUM =
      required("max", integer(1, MOST_TASKS, TASKS), "Most tasks.");
  private static final Field<Optional<Integer>> CPU_PERCENT =
      optional(
          "cpu_percent",
          maybe(integer(1, 100, "a percentage")),
          Optional.empty(),
          "Target of the average CPU utilization in percent.");
  private static final Field<Optional<Integer>> MEMORY_PERCENT =
      optional(
          "memory_percent",
          maybe(integer(1, 100, "a percentage")),
          Optional.empty(),
          "Target of the average memory utilization in percent.");

  private static final Field<Optional<Integer>> REQUESTS =
      optional(
          "requests_per_target",
          maybe(integer(1, 1_000_000, "Application Auto Scaling API, TargetValue")),
          Optional.empty(),
          "Target of the load balancer's requests to a task in a minute.");
  private static final String COOLDOWN =
      "Application Auto Scaling API, TargetTrackingScalingPolicyConfiguration";
  private static final Field<Integer> SCALE_IN =
      optional(
          "scale_in_cooldown_seconds",
          integer(0, 3600, COOLDOWN),
          300,
          "Seconds before tasks are removed once more: slow to remove what was just needed.");
  private static final Field<Integer> SCALE_OUT =
      optional(
          "scale_out_cooldown_seconds",
          integer(0, 3600, COOLDOWN),
          60,
          "Seconds before tasks are added once more: quick to add.");

  static final Type<Scaling> TYPE =
      new MapType<>(
          List.of(MINIMUM, MAXIMUM, CPU_PERCENT, MEMORY_PERCENT, REQUESTS, SCALE_IN, SCALE_OUT),
          in ->
              new TargetTracking(
                  in.get(MINIMUM),
                  in.get(MAXIMUM),
                  in.get(CPU_PERCENT),
                  in.get(MEMORY_PERCENT),
                  in.get(REQUESTS),
                  in.get(SCALE_IN),
                  in.get(SCALE_OUT)));

  @Override
  public Count count() {
    return new Count(minimumTasks, "", Optional.of("Autoscaling sets it."));
  }

  @Override
  public boolean scales() {
    return true;
  }

  @Override
  public boolean needsLoadBalancer() {
    return requestsPerTarget.isPresent();
  }

  @Override
  public int most() {
    return maximumTasks;
  }

  @Override
  public Part draw(String name, ClusterPart cluster, Workload webserver) {
    return new AutoscalingPart(name, this, cluster, webserver);
  }

  /** Autoscaling needs bounds in order and a metric to follow. */
  @Override
  public void check(Size size, int idleMib, Findings findings) {
    if (minimumTasks > maximumTasks) {
      findings.add(
          DiagnosticCode.AUTOSCALING_BOUNDS,
          PATH.key("min"),
          format(
              "`%s` is %s, above `max`, which is %s.", PATH.key("min"), minimumTasks, maximumTasks),
          "Raise `max`, or lower `min`.");
    }
    if (cpuPercent.isEmpty() && memoryPercent.isEmpty() && requestsPerTarget.isEmpty()) {
      findings.add(
          DiagnosticCode.AUTOSCALING_WITHOUT_TARGET,
          PATH,
          format(
              "`%s` has neither `cpu_percent` nor `memory_percent` nor `requests_per_target`.",
              PATH),
          "Set one of them or more, or write `autoscaling: none`.");
    }
    memoryPercent.ifPresent(target -> scaleIn(target, size.memoryMib(), idleMib, findings));
  }

  /**
   * From one task more than the smallest number there is a way back only where their average, which
   * is that of an idle task, asks for no more than the smallest number (Application Auto Scaling
   * user guide, "How target tracking scaling works": it rounds up, and all policies have to agree).
   */
  private void scaleIn(int target, int memoryMib, int idleMib, Findings findings) {
    if (minimumTasks < maximumTasks
        && (long) idleMib * 100 * (minimumTasks + 1) > (long) target * memoryMib * minimumTasks) {
      SpecPath path = PATH.key(MEMORY_PERCENT.key());
      findings.add(
          DiagnosticCode.AUTOSCALING_NEVER_IN,
          path,
          format(
              "`%s` is %s: an idle webserver takes about %s of its %s MiB, so a task that is added would never be removed.",
              path, target, idleMib, memoryMib),
          "Memory does not fall when tasks are added: follow `cpu_percent` alone.");
    }
  }
}
