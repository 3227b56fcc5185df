package io.dagform.emit;

import io.dagform.blueprint.Commons;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.LogDriverMode;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.SecretKey;
import io.dagform.blueprint.Variables;
import io.dagform.blueprint.Workload;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Containers as the JSON that ECS takes, in Terraform's syntax. */
final class ContainerDefinitions {
  // A second of the fastest log that CloudWatch takes of a stream has room in it several times.
  private static final String LOG_BUFFER = "25m";

  /** The variables that all processes have. */
  static final Ref VARIABLES = Ref.local("dagster_environment");

  /** The secrets that all processes have. */
  static final Ref SECRETS = Ref.local("dagster_secrets");

  // The shortest that ECS allows (ECS API, ContainerRestartPolicy): a container that ends sooner
  // after its start is not restarted.
  private static final int RESTART_ATTEMPT_SECONDS = 60;

  private final Commons commons;

  ContainerDefinitions(Commons commons) {
    this.commons = commons;
  }

  /** The value of {@code container_definitions}; what tasks share is a local value. */
  Value of(Workload workload) {
    return Value.call(
        "jsonencode",
        new Value.Tuple(
            workload.containers().stream()
                .map(
                    container ->
                        commons.containers().contains(container)
                            ? local(container).value()
                            : definition(container))
                .toList()));
  }

  /** The local value of a container that several tasks share. */
  static Ref local(Container container) {
    return Ref.local(container.name().replace('-', '_') + "_container");
  }

  Value definition(Container container) {
    Value.Builder definition =
        Value.Obj.builder()
            .put("name", container.name())
            .put("image", container.image().reference());
    container
        .image()
        .credentials()
        .ifPresent(
            secret ->
                definition.put(
                    "repositoryCredentials",
                    Value.Obj.builder().put("credentialsParameter", secret).build()));
    definition.put("essential", Value.bool(container.life().essential()));
    start(container.start(), definition);
    definition.put("environment", environment(container.variables()));
    secrets(container, definition);
    if (!container.ports().isEmpty()) {
      definition.put(
          "portMappings",
          new Value.Tuple(
              container.ports().stream().map(ContainerDefinitions::portMapping).toList()));
    }
    if (!container.mounts().isEmpty()) {
      definition.put(
          "mountPoints",
          new Value.Tuple(container.mounts().stream().map(ContainerDefinitions::mount).toList()));
    }
    container.healthCheck().ifPresent(check -> definition.put("healthCheck", healthCheck(check)));
    life(container.life(), definition);
    definition.put("logConfiguration", logs(container.logs(), container.logStreamPrefix()));
    return definition.build();
  }

  private static void start(Container.Start start, Value.Builder definition) {
    if (!start.after().isEmpty()) {
      definition.put(
          "dependsOn",
          new Value.Tuple(start.after().stream().map(ContainerDefinitions::dependency).toList()));
    }
    if (!start.entryPoint().isEmpty()) {
      definition.put("entryPoint", new Value.Tuple(start.entryPoint()));
    }
    if (start.remark().isEmpty() && !start.command().isEmpty()) {
      definition.put("command", new Value.Tuple(start.command()));
    } else if (!start.command().isEmpty()) {
      definition.put("command", new Value.Tuple(start.command()), start.remark());
    }
  }

  private static void life(Container.Life life, Value.Builder definition) {
    life.memoryMib().ifPresent(mib -> definition.put("memory", Value.whole(mib)));
    if (life.initProcess()) {
      definition.put(
          "linuxParameters",
          Value.Obj.builder().put("initProcessEnabled", Value.bool(true)).build());
    }
    if (life.restarts()) {
      definition.put(
          "restartPolicy",
          Value.Obj.builder()
              .put("enabled", Value.bool(true))
              .put("restartAttemptPeriod", Value.whole(RESTART_ATTEMPT_SECONDS))
              .build());
    }
    life.stop()
        .ifPresent(
            stop ->
                definition.put("stopTimeout", Value.whole(stop.timeoutSeconds()), stop.remark()));
  }

  /** What all processes have is said once, and so is what a set holds. */
  private Value environment(Variables variables) {
    List<Value> parts = new ArrayList<>();
    SortedMap<String, Value> own = new TreeMap<>(variables.own());
    variables.shared().ifPresent(set -> parts.add(Ref.local(set.local()).value()));
    if (hasAll(own, commons.variables())) {
      parts.add(VARIABLES.value());
      own.keySet().removeAll(commons.variables().keySet());
    }
    return joined(parts, own.isEmpty() ? List.of() : List.of(variables(own)), variables(own));
  }

  private void secrets(Container container, Value.Builder definition) {
    List<Value> parts = new ArrayList<>();
    SortedMap<String, SecretKey> own = new TreeMap<>(container.secrets());
    if (hasAll(own, commons.secrets())) {
      parts.add(SECRETS.value());
      own.keySet().removeAll(commons.secrets().keySet());
    }
    if (!container.secrets().isEmpty()) {
      definition.put(
          "secrets",
          joined(parts, own.isEmpty() ? List.of() : List.of(secrets(own)), secrets(own)));
    }
  }

  private static <V> boolean hasAll(Map<String, V> all, Map<String, V> some) {
    return !some.isEmpty() && all.entrySet().containsAll(some.entrySet());
  }

  private static Value joined(List<Value> shared, List<Value> own, Value alone) {
    List<Value> all = new ArrayList<>(shared);
    all.addAll(own);
    return shared.isEmpty() ? alone : all.size() == 1 ? all.get(0) : new Value.Call("concat", all);
  }

  static Value variables(SortedMap<String, Value> variables) {
    return new Value.Tuple(
        variables.entrySet().stream()
            .<Value>map(
                variable ->
                    Value.Obj.builder()
                        .put("name", variable.getKey())
                        .put("value", variable.getValue())
                        .build())
            .toList());
  }

  static Value secrets(SortedMap<String, SecretKey> secrets) {
    return new Value.Tuple(
        secrets.entrySet().stream()
            .<Value>map(
                secret ->
                    Value.Obj.builder()
                        .put("name", secret.getKey())
                        .put("valueFrom", secret.getValue().valueFrom())
                        .build())
            .toList());
  }

  private static Value dependency(Container.Dependency dependency) {
    return Value.Obj.builder()
        .put("containerName", dependency.container())
        .put("condition", dependency.condition().name())
        .build();
  }

  private static Value portMapping(int port) {
    return Value.Obj.builder()
        .put("containerPort", Value.whole(port))
        .put("hostPort", Value.whole(port))
        .put("protocol", "tcp")
        .build();
  }

  private static Value mount(Container.Mount mount) {
    return Value.Obj.builder()
        .put("sourceVolume", mount.volume())
        .put("containerPath", mount.path())
        .put("readOnly", Value.bool(mount.readOnly()))
        .build();
  }

  private static Value healthCheck(Container.HealthCheck check) {
    return Value.Obj.builder()
        .put("command", new Value.Tuple(check.command()))
        .put("interval", Value.whole(check.interval()))
        .put("timeout", Value.whole(check.timeout()))
        .put("retries", Value.whole(check.retries()))
        .put("startPeriod", Value.whole(check.startPeriod()))
        .build();
  }

  private static Value logs(LogGroup group, String streamPrefix) {
    Value.Builder options =
        Value.Obj.builder()
            .put("awslogs-group", group.nameValue())
            .put("awslogs-region", Frame.regionId())
            .put("awslogs-stream-prefix", streamPrefix);
    group.mode().ifPresent(mode -> options.put("mode", mode.option()));
    if (group.mode().equals(Optional.of(LogDriverMode.NON_BLOCKING))) {
      options.put("max-buffer-size", LOG_BUFFER);
    }
    return Value.Obj.builder().put("logDriver", "awslogs").put("options", options.build()).build();
  }
}
