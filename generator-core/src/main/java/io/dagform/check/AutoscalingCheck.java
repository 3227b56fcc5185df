package io.dagform.check;

import static io.dagform.text.Text.format;

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
            format(
                "`%s` is %d, above `max`, which is %d.",
                PATH.key("min"), tracking.minimumTasks(), tracking.maximumTasks()),
            "Raise `max`, or lower `min`.");
      }
      if (tracking.cpuPercent().isEmpty() && tracking.memoryPercent().isEmpty()) {
        findings.add(
            DiagnosticCode.AUTOSCALING_WITHOUT_TARGET,
            PATH,
            format("`%s` has neither `cpu_percent` nor `memory_percent`.", PATH),
            "Set one of them or both, or write `autoscaling: none`.");
      }
      tracking.memoryPercent().ifPresent(target -> scaleIn(deployment, tracking, target, findings));
    }
    return findings.all();
  }

  /**
   * From one task more than the smallest number there is a way back only where their average, which
   * is that of an idle task, asks for no more than the smallest number (Application Auto Scaling
   * user guide, "How target tracking scaling works": it rounds up, and all policies have to agree).
   */
  private static void scaleIn(
      Deployment deployment, Scaling.TargetTracking tracking, int target, Findings findings) {
    int memoryMib = deployment.dagster().webserver().size().memoryMib();
    int idleMib = Memory.idleWebserverMib(deployment);
    int fewest = tracking.minimumTasks();
    if (fewest < tracking.maximumTasks()
        && (long) idleMib * 100 * (fewest + 1) > (long) target * memoryMib * fewest) {
      SpecPath path = PATH.key("memory_percent");
      findings.add(
          DiagnosticCode.AUTOSCALING_NEVER_IN,
          path,
          format(
              "`%s` is %d: an idle webserver takes about %d of its %d MiB, so a task that is added would never be removed.",
              path, target, idleMib, memoryMib),
          "Memory does not fall when tasks are added: follow `cpu_percent` alone.");
    }
  }
}
