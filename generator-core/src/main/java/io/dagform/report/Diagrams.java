package io.dagform.report;

import static io.dagform.text.Text.format;

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
    lines.add(format("  subgraph region[\"AWS %s\"]", deployment.region()));
    lines.add(format("    subgraph vpc[\"VPC %s\"]", deployment.network().vpc().cidr()));
    lines.add(format("      lb[\"load balancer<br/>%s\"]", deployment.loadBalancer().name()));
    lines.add(format("      subgraph cluster[\"ECS cluster %s\"]", dagster.cluster()));
    lines.add(
        format(
            "        webserver[\"%s<br/>nginx, webserver, sync\"]", dagster.webserver().service()));
    lines.add(format("        daemon[\"%s<br/>daemon, runs, sync\"]", dagster.daemon().service()));
    lines.add("      end");
    if (deployment.database() instanceof Database.Rds rds) {
      lines.add(
          format("      db[(\"PostgreSQL %s<br/>%s\")]", rds.engineVersion(), rds.identifier()));
    }
    lines.add("      efs[\"EFS<br/>synced code\"]");
    lines.add(
        format(
            "      subnets[\"public subnets<br/>%s\"]",
            String.join(
                "<br/>", blueprint.publicSubnets().stream().map(Diagrams::describe).toList())));
    lines.add("    end");
    lines.add(format("    s3[\"S3<br/>%s\"]", deployment.storage().bucket()));
    lines.add(format("    ecr[\"ECR<br/>%s\"]", dagster.image().repository()));
    lines.add("    secrets[Secrets Manager]");
    lines.add(
        format("    logs[\"CloudWatch Logs<br/>%s\"]", deployment.observability().logGroup()));
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
          format(
              "  %s -- \"%s %d\" --> %s",
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
    return format("%s[\"%s\"]", id, label);
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
      lines.add(format("  subgraph %s_task[\"%s\"]", task.key(), task.family()));
      for (Container container : task.containers()) {
        lines.add(
            format("    %s[\"%s\"]", id(task, container.name()), described(container.name())));
        for (Container.Dependency dependency : container.dependsOn()) {
          lines.add(
              format(
                  "    %s -- %s --> %s",
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
        .ifPresent(percent -> lines.add(format("  cpu[\"CPU, target %d %%\"] --> tasks", percent)));
    tracking
        .memoryPercent()
        .ifPresent(
            percent -> lines.add(format("  memory[\"memory, target %d %%\"] --> tasks", percent)));
    lines.add(
        format(
            "  tasks[\"%d to %d tasks of the webserver\"]",
            tracking.minimumTasks(), tracking.maximumTasks()));
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
        format("  you->>ECR: push %s", blueprint.deployment().dagster().image().repository()),
        "  you->>ECS: apply, or a new deployment",
        "  ECS->>ECR: pull",
        "  ECS->>task: start",
        "  task->>task: sync the code, start Dagster",
        "  ECS->>lb: register",
        format("  lb->>task: GET %s", blueprint.deployment().loadBalancer().healthCheck().path()),
        "  task-->>lb: 200",
        "  lb->>task: forwards people");
  }

  private static String id(Task task, String container) {
    return task.key() + "_" + container.replace('-', '_');
  }
}
