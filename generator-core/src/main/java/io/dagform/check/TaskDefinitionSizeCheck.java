package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Workload;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import java.util.Collection;

/**
 * A task definition carries Dagster's files, and AWS takes 64 KiB of it (Amazon ECS service quotas,
 * task definition size). What only Terraform knows is counted as long as AWS allows it to be.
 */
final class TaskDefinitionSizeCheck implements BlueprintCheck {
  private static final int MAXIMUM_BYTES = 64 * 1024;

  // What JSON says about a container or a variable.
  private static final int CONTAINER_BYTES = 1024;
  private static final int VARIABLE_BYTES = 32;

  @Override
  public void check(Blueprint blueprint, Findings findings) {
    for (Workload workload : blueprint.workloads()) {
      int bytes = workload.containers().stream().mapToInt(TaskDefinitionSizeCheck::bytes).sum();
      if (bytes > MAXIMUM_BYTES) {
        findings.add(
            DiagnosticCode.TASK_DEFINITION_SIZE,
            SpecPath.of(workload.path()),
            format(
                "The task definition of the %s can grow to %s bytes; AWS takes %s.",
                workload.key(), bytes, MAXIMUM_BYTES),
            "It carries dagster.yaml and every variable: shorten `dagster.instance`.");
      }
    }
  }

  private static int bytes(Container container) {
    int variables =
        container.variables().all().entrySet().stream()
            .mapToInt(e -> VARIABLE_BYTES + e.getKey().length() + e.getValue().jsonBytes())
            .sum();
    int secrets =
        container.secrets().entrySet().stream()
            .mapToInt(
                e -> VARIABLE_BYTES + e.getKey().length() + e.getValue().valueFrom().jsonBytes())
            .sum();
    int health = container.healthCheck().stream().mapToInt(check -> bytes(check.command())).sum();
    return CONTAINER_BYTES
        + variables
        + secrets
        + health
        + new Value.Tuple(container.start().command()).jsonBytes()
        + bytes(container.start().entryPoint());
  }

  private static int bytes(Collection<Value> values) {
    return values.stream().mapToInt(Value::jsonBytes).sum();
  }
}
