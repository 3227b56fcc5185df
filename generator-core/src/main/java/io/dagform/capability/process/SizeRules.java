package io.dagform.capability.process;

import static io.dagform.text.Text.format;

import io.dagform.aws.FargateSizes;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import java.util.List;
import java.util.stream.Collectors;

/** Fargate knows certain pairs of CPU and memory, and Dagster needs some memory. */
public final class SizeRules {
  private SizeRules() {}

  /**
   * Checks a size.
   *
   * @param comfortableMib the memory from which on there is room
   * @param trouble what can happen below it, the end of a sentence
   */
  public static void check(
      Size size, SpecPath path, int comfortableMib, String trouble, Findings findings) {
    List<Integer> fitting = FargateSizes.memoryMib(size.cpuUnits());
    SpecPath memory = path.key("memory_mib");
    if (fitting.isEmpty()) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          path.key("cpu"),
          format(
              "`%s` is %s; Fargate has %s.",
              path.key("cpu"), size.cpuUnits(), list(FargateSizes.cpuUnits())),
          "1024 units are one vCPU.");
    } else if (!fitting.contains(size.memoryMib())) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          memory,
          format(
              "`%s` is %s; with %s CPU units Fargate has %s.",
              memory, size.memoryMib(), size.cpuUnits(), list(fitting)),
          "Choose one of these, or another `cpu`.");
    } else if (size.memoryMib() < comfortableMib) {
      findings.add(
          DiagnosticCode.SMALL_TASK,
          memory,
          format("`%s` is %s, %s.", memory, size.memoryMib(), trouble),
          format(
              "From %s MiB on there is room; with %s CPU units Fargate has %s.",
              comfortableMib, size.cpuUnits(), list(fitting)));
    }
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
