package io.dagform.check;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Deployment;
import java.util.List;

/** Autoscaling needs bounds in order and a metric to follow. */
final class AutoscalingCheck implements Check {
  private static final SpecPath PATH = SpecPath.of("dagster.webserver.autoscaling");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    if (deployment.dagster().webserver().scaling() instanceof Scaling.TargetTracking tracking) {
      if (tracking.minimumTasks() > tracking.maximumTasks()) {
        findings.add(
            DiagnosticCode.AUTOSCALING_BOUNDS,
            PATH.key("min"),
            "`%s` is %d, above `max`, which is %d."
                .formatted(PATH.key("min"), tracking.minimumTasks(), tracking.maximumTasks()),
            "Raise `max`, or lower `min`.");
      }
      if (tracking.cpuPercent().isEmpty() && tracking.memoryPercent().isEmpty()) {
        findings.add(
            DiagnosticCode.AUTOSCALING_WITHOUT_TARGET,
            PATH,
            "`%s` has neither `cpu_percent` nor `memory_percent`.".formatted(PATH),
            "Set one of them or both, or write `autoscaling: none`.");
      }
    }
    return findings.all();
  }
}
