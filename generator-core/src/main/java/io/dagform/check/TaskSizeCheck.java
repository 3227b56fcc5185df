package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.FargateSizes;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster.Size;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.stream.Collectors;

/** Fargate knows certain pairs of CPU and memory, and Dagster needs some memory. */
final class TaskSizeCheck implements Check {
  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    int comfortable = Memory.comfortableMib(deployment);
    size(
        deployment.dagster().webserver().size(),
        SpecPath.of("dagster.webserver"),
        comfortable,
        "in which a reload of the code can end the webserver for lack of memory",
        findings);
    size(
        deployment.dagster().daemon().size(),
        SpecPath.of("dagster.daemon"),
        comfortable,
        "in which a run can end for lack of memory",
        findings);
    return findings.all();
  }

  private static void size(
      Size size, SpecPath path, int comfortableMib, String trouble, Findings findings) {
    List<Integer> fitting = FargateSizes.memoryMib(size.cpuUnits());
    SpecPath memory = path.key("memory_mib");
    if (fitting.isEmpty()) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          path.key("cpu"),
          format(
              "`%s` is %d; Fargate has %s.",
              path.key("cpu"), size.cpuUnits(), list(FargateSizes.cpuUnits())),
          "1024 units are one vCPU.");
    } else if (!fitting.contains(size.memoryMib())) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          memory,
          format(
              "`%s` is %d; with %d CPU units Fargate has %s.",
              memory, size.memoryMib(), size.cpuUnits(), list(fitting)),
          "Choose one of these, or another `cpu`.");
    } else if (size.memoryMib() < comfortableMib) {
      findings.add(
          DiagnosticCode.SMALL_TASK,
          memory,
          format("`%s` is %d, %s.", memory, size.memoryMib(), trouble),
          format(
              "From %d MiB on there is room; with %d CPU units Fargate has %s.",
              comfortableMib, size.cpuUnits(), list(fitting)));
    }
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
