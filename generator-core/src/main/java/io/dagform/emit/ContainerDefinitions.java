package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Shared;
import io.dagform.blueprint.Secret;
import io.dagform.blueprint.Setting;
import io.dagform.blueprint.Task;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The containers of the blueprint as the JSON that ECS takes, in Terraform's syntax. */
final class ContainerDefinitions {
  // The shortest that ECS allows (ECS API, ContainerRestartPolicy): a container that ends sooner
  // after its start is not restarted.
  private static final int RESTART_ATTEMPT_SECONDS = 60;

  private final Blueprint blueprint;
  private final Settings settings;

  ContainerDefinitions(Blueprint blueprint, Settings settings) {
    this.blueprint = blueprint;
    this.settings = settings;
  }

  /** The value of {@code container_definitions}; what tasks share is a local value. */
  Value of(Task task) {
    List<Container> shared = shared();
    return Value.call(
        "jsonencode",
        new Value.Tuple(
            task.containers().stream()
                .map(
                    container ->
                        shared.contains(container)
                            ? Addresses.container(container.name()).value()
                            : definition(container))
                .toList()));
  }

  /** The containers that are the same in every task. */
  List<Container> shared() {
    return blueprint.webserver().containers().stream()
        .filter(blueprint.daemon().containers()::contains)
        .toList();
  }

  /** The variables of a shared set. */
  Value environment(Shared shared) {
    return variables(blueprint.sharedEnvironments().getOrDefault(shared, none()));
  }

  /** The secrets of a shared set. */
  Value secrets(Shared shared) {
    return injected(blueprint.sharedSecrets().getOrDefault(shared, none()));
  }

  private static <V> SortedMap<String, V> none() {
    return new TreeMap<>();
  }

  Value definition(Container container) {
    Value.Builder definition =
        Value.Obj.builder()
            .put("name", container.name())
            .put("image", settings.value(container.image()))
            .put("essential", Value.bool(container.essential()));
    if (!container.dependsOn().isEmpty()) {
      definition.put(
          "dependsOn",
          new Value.Tuple(
              container.dependsOn().stream().map(ContainerDefinitions::dependency).toList()));
    }
    definition.put("entryPoint", settings.tuple(container.entryPoint()));
    if (container.commandRemark().isEmpty() && !container.command().isEmpty()) {
      definition.put("command", Value.texts(container.command()));
    } else if (!container.command().isEmpty()) {
      definition.put("command", Value.texts(container.command()), container.commandRemark());
    }
    definition.put("environment", environment(container));
    secrets(container, definition);
    container
        .port()
        .ifPresent(port -> definition.put("portMappings", Value.tuple(portMapping(port))));
    if (!container.mounts().isEmpty()) {
      definition.put(
          "mountPoints", new Value.Tuple(container.mounts().stream().map(this::mount).toList()));
    }
    container.healthCheck().ifPresent(check -> definition.put("healthCheck", healthCheck(check)));
    if (container.initProcess()) {
      definition.put(
          "linuxParameters",
          Value.Obj.builder().put("initProcessEnabled", Value.bool(true)).build());
    }
    if (container.restarts()) {
      definition.put(
          "restartPolicy",
          Value.Obj.builder()
              .put("enabled", Value.bool(true))
              .put("restartAttemptPeriod", Value.whole(RESTART_ATTEMPT_SECONDS))
              .build());
    }
    container
        .stopTimeoutSeconds()
        .ifPresent(
            seconds ->
                definition.put(
                    "stopTimeout",
                    Value.whole(seconds),
                    "The longest that Fargate allows: the daemon waits for its runs."));
    definition.put("logConfiguration", logs(container.logStreamPrefix()));
    return definition.build();
  }

  private Value environment(Container container) {
    Container.Environment environment = container.environment();
    Value own = variables(environment.own());
    if (environment.shared() == Shared.NONE) {
      return own;
    }
    Ref shared =
        environment.shared() == Shared.DAGSTER
            ? Addresses.DAGSTER_ENVIRONMENT
            : Addresses.SYNC_ENVIRONMENT;
    return environment.own().isEmpty() ? shared.value() : Value.call("concat", shared.value(), own);
  }

  private static void secrets(Container container, Value.Builder definition) {
    if (container.environment().shared() == Shared.DAGSTER) {
      definition.put("secrets", Addresses.DAGSTER_SECRETS.value());
    } else if (!container.secrets().isEmpty()) {
      definition.put("secrets", injected(container.secrets()));
    }
  }

  private Value variables(Map<String, Setting> variables) {
    return new Value.Tuple(
        variables.entrySet().stream()
            .<Value>map(
                variable ->
                    Value.Obj.builder()
                        .put("name", variable.getKey())
                        .put("value", settings.value(variable.getValue()))
                        .build())
            .toList());
  }

  /** A password's version is named, so that a new password rolls the services. */
  private static Value injected(Map<String, Secret> secrets) {
    return new Value.Tuple(
        secrets.entrySet().stream()
            .<Value>map(
                secret ->
                    Value.Obj.builder()
                        .put("name", secret.getKey())
                        .put(
                            "valueFrom",
                            secret.getValue() instanceof Secret.Password password
                                ? versioned(Addresses.secretVersion(password))
                                : Addresses.secret(secret.getValue()).attribute("arn"))
                        .build())
            .toList());
  }

  /** ARN, JSON key, stage and version, of which the two in the middle are not needed. */
  private static Value versioned(Ref version) {
    return Value.template(
        version.attribute("arn"), Value.text(":::"), version.attribute("version_id"));
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

  private Value mount(Container.Mount mount) {
    return Value.Obj.builder()
        .put("sourceVolume", mount.volume())
        .put("containerPath", settings.value(mount.path()))
        .put("readOnly", Value.bool(mount.readOnly()))
        .build();
  }

  private Value healthCheck(Container.HealthCheck check) {
    return Value.Obj.builder()
        .put("command", settings.tuple(check.command()))
        .put("interval", Value.whole(check.interval()))
        .put("timeout", Value.whole(check.timeout()))
        .put("retries", Value.whole(check.retries()))
        .put("startPeriod", Value.whole(check.startPeriod()))
        .build();
  }

  private static Value logs(String streamPrefix) {
    return Value.Obj.builder()
        .put("logDriver", "awslogs")
        .put(
            "options",
            Value.Obj.builder()
                .put("awslogs-group", Addresses.LOG_GROUP.attribute("name"))
                .put("awslogs-region", Addresses.REGION.attribute("id"))
                .put("awslogs-stream-prefix", streamPrefix)
                .build())
        .build();
  }
}
