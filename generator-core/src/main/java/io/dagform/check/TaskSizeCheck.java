package io.dagform.check;

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
  // Measured with Dagster 1.13.27, PostgreSQL and small user code: the webserver's task takes
  // 275 MiB, the daemon's 245 MiB and 464 MiB during one run.
  private static final int COMFORTABLE_MIB = 1024;

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    size(deployment.dagster().webserver().size(), SpecPath.of("dagster.webserver"), findings);
    size(deployment.dagster().daemon().size(), SpecPath.of("dagster.daemon"), findings);
    return findings.all();
  }

  private static void size(Size size, SpecPath path, Findings findings) {
    List<Integer> fitting = FargateSizes.memoryMib(size.cpuUnits());
    SpecPath memory = path.key("memory_mib");
    if (fitting.isEmpty()) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          path.key("cpu"),
          "`%s` is %d; Fargate has %s."
              .formatted(path.key("cpu"), size.cpuUnits(), list(FargateSizes.cpuUnits())),
          "1024 units are one vCPU.");
    } else if (!fitting.contains(size.memoryMib())) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          memory,
          "`%s` is %d; with %d CPU units Fargate has %s."
              .formatted(memory, size.memoryMib(), size.cpuUnits(), list(fitting)),
          "Choose one of these, or another `cpu`.");
    } else if (size.memoryMib() < COMFORTABLE_MIB) {
      findings.add(
          DiagnosticCode.SMALL_TASK,
          memory,
          "`%s` is %d, which holds Dagster with little room for user code."
              .formatted(memory, size.memoryMib()),
          "From %d MiB on there is room; with %d CPU units Fargate has %s."
              .formatted(COMFORTABLE_MIB, size.cpuUnits(), list(fitting)));
    }
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
