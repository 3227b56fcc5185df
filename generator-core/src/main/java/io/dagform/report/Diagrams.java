package io.dagform.report;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Subnet;
import io.dagform.blueprint.Task;
import io.dagform.model.Dagster;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The diagrams of the architecture document, in Mermaid. */
final class Diagrams {
  private Diagrams() {}

  /** Everything that is built, and what uses what. */
  static List<String> overview(Blueprint blueprint) {
    Deployment deployment = blueprint.deployment();
    Dagster dagster = deployment.dagster();
    List<String> lines = new ArrayList<>();
    lines.add("graph TB");
    lines.add("  users[people]");
    lines.add("  subgraph region[\"AWS %s\"]".formatted(deployment.region()));
    lines.add("    subgraph vpc[\"VPC %s\"]".formatted(deployment.network().vpc().cidr()));
    lines.add("      lb[\"load balancer<br/>%s\"]".formatted(deployment.loadBalancer().name()));
    lines.add("      subgraph cluster[\"ECS cluster %s\"]".formatted(dagster.cluster()));
    lines.add(
        "        webserver[\"%s<br/>nginx, webserver, sync\"]"
            .formatted(dagster.webserver().service()));
    lines.add(
        "        daemon[\"%s<br/>daemon, runs, sync\"]".formatted(dagster.daemon().service()));
    lines.add("      end");
    if (deployment.database() instanceof Database.Rds rds) {
      lines.add(
          "      db[(\"PostgreSQL %s<br/>%s\")]".formatted(rds.engineVersion(), rds.identifier()));
    }
    lines.add("      efs[\"EFS<br/>synced code\"]");
    lines.add(
        "      subnets[\"public subnets<br/>%s\"]"
            .formatted(
                String.join(
                    "<br/>", blueprint.publicSubnets().stream().map(Diagrams::describe).toList())));
    lines.add("    end");
    lines.add("    s3[\"S3<br/>%s\"]".formatted(deployment.storage().bucket()));
    lines.add("    ecr[\"ECR<br/>%s\"]".formatted(dagster.image().repository()));
    lines.add("    secrets[Secrets Manager]");
    lines.add(
        "    logs[\"CloudWatch Logs<br/>%s\"]".formatted(deployment.observability().logGroup()));
    lines.add("  end");
    lines.add("  users --> lb --> webserver");
    lines.add("  webserver & daemon --> db & efs & s3 & ecr & secrets & logs");
    return lines;
  }

  private static String describe(Subnet subnet) {
    return subnet.cidr() + " " + subnet.zone();
  }

  /** The flows between the security groups. */
  static List<String> flows(Blueprint blueprint) {
    Set<String> lines = new LinkedHashSet<>();
    lines.add("graph LR");
    for (Flow flow : blueprint.flows()) {
      lines.add(
          "  %s -- \"%s %d\" --> %s"
              .formatted(
                  node(flow, flow.from()), flow.protocol(), flow.port(), node(flow, flow.to())));
    }
    return List.copyOf(lines);
  }

  private static String node(Flow flow, Peer peer) {
    String label = end(flow, peer);
    String id =
        peer == Peer.INTERNET
            ? "net_" + label.replaceAll("[^a-z0-9]", "_")
            : peer.name().toLowerCase(Locale.ROOT);
    return "%s[\"%s\"]".formatted(id, label);
  }

  /** An end of a flow in words. */
  static String end(Flow flow, Peer peer) {
    return peer == Peer.INTERNET ? flow.network().orElse(peer.words()) : peer.words();
  }

  /** Which container waits for which. */
  static List<String> start(Blueprint blueprint) {
    List<String> lines = new ArrayList<>();
    lines.add("graph TD");
    for (Task task : blueprint.tasks()) {
      lines.add("  subgraph %s_task[\"%s\"]".formatted(task.key(), task.family()));
      for (Container container : task.containers()) {
        lines.add(
            "    %s[\"%s\"]".formatted(id(task, container.name()), described(container.name())));
        for (Container.Dependency dependency : container.dependsOn()) {
          lines.add(
              "    %s -- %s --> %s"
                  .formatted(
                      id(task, dependency.container()),
                      dependency.condition().name(),
                      id(task, container.name())));
        }
      }
      lines.add("  end");
    }
    return lines;
  }

  private static String described(String container) {
    return switch (container) {
      case "nginx" -> "nginx<br/>writes the password file, asks for the login";
      case "sync-init" -> "sync-init<br/>tests credentials and bucket, syncs once";
      case "sync" -> "sync<br/>syncs again and again";
      default -> container;
    };
  }

  /** What makes the webserver grow and shrink. */
  static List<String> scaling(Scaling.TargetTracking tracking) {
    List<String> lines = new ArrayList<>();
    lines.add("graph LR");
    tracking
        .cpuPercent()
        .ifPresent(
            percent -> lines.add("  cpu[\"CPU, target %d %%\"] --> tasks".formatted(percent)));
    tracking
        .memoryPercent()
        .ifPresent(
            percent ->
                lines.add("  memory[\"memory, target %d %%\"] --> tasks".formatted(percent)));
    lines.add(
        "  tasks[\"%d to %d tasks of the webserver\"]"
            .formatted(tracking.minimumTasks(), tracking.maximumTasks()));
    return lines;
  }

  /** From an image to a healthy target. */
  static List<String> deployment(Blueprint blueprint) {
    return List.of(
        "sequenceDiagram",
        "  participant you",
        "  participant ECR",
        "  participant ECS",
        "  participant task",
        "  participant lb as load balancer",
        "  you->>ECR: push %s".formatted(blueprint.deployment().dagster().image().repository()),
        "  you->>ECS: apply, or a new deployment",
        "  ECS->>ECR: pull",
        "  ECS->>task: start",
        "  task->>task: sync the code, start Dagster",
        "  ECS->>lb: register",
        "  lb->>task: GET %s".formatted(blueprint.deployment().loadBalancer().healthCheck().path()),
        "  task-->>lb: 200",
        "  lb->>task: forwards people");
  }

  private static String id(Task task, String container) {
    return task.key() + "_" + container.replace('-', '_');
  }
}
