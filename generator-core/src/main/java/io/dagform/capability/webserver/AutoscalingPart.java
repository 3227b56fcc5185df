package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What makes the webserver grow and shrink. */
public record AutoscalingPart(
    String deployment, TargetTracking model, ClusterPart cluster, Workload webserver)
    implements Part {
  public static final Ref TARGET = Ref.resource("aws_appautoscaling_target", "webserver");

  /** Target tracking makes two alarms for each metric. */
  private static final int ALARMS = 2;

  /** Why Terraform leaves the bounds alone; absent if it sets them. */
  public Optional<String> scheduled() {
    return webserver.place().scheduled();
  }

  public int minimumTasks() {
    return model.minimumTasks();
  }

  public int maximumTasks() {
    return model.maximumTasks();
  }

  public int scaleInCooldownSeconds() {
    return model.scaleInCooldownSeconds();
  }

  public int scaleOutCooldownSeconds() {
    return model.scaleOutCooldownSeconds();
  }

  /** The service, as Application Auto Scaling names it. */
  public Value resource() {
    return cluster.scalable(webserver);
  }

  /**
   * A policy.
   *
   * @param words of the metric
   * @param metric the predefined one
   * @param unit of the target
   * @param label what the metric is of, where it is not the service
   */
  public record Policy(
      Ref ref,
      String name,
      String words,
      String metric,
      int target,
      String unit,
      Optional<Value> label) {}

  public List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    model
        .cpuPercent()
        .ifPresent(
            percent ->
                policies.add(
                    policy(
                        "cpu",
                        "CPU",
                        "ECSServiceAverageCPUUtilization",
                        percent,
                        "%",
                        Optional.empty())));
    model
        .memoryPercent()
        .ifPresent(
            percent ->
                policies.add(
                    policy(
                        "memory",
                        "memory",
                        "ECSServiceAverageMemoryUtilization",
                        percent,
                        "%",
                        Optional.empty())));
    model
        .requestsPerTarget()
        .ifPresent(
            requests ->
                policies.add(
                    policy(
                        "requests",
                        "requests to a task",
                        "ALBRequestCountPerTarget",
                        requests,
                        "a minute",
                        Optional.of(requestsLabel()))));
    return policies;
  }

  /** Application Auto Scaling API, PredefinedMetricSpecification, ResourceLabel. */
  private static Value requestsLabel() {
    return Value.template(
        ApplicationLoadBalancerPart.LOAD_BALANCER.attribute("arn_suffix"),
        Value.text("/"),
        ApplicationLoadBalancerPart.TARGET_GROUP.attribute("arn_suffix"));
  }

  private Policy policy(
      String key, String words, String metric, int target, String unit, Optional<Value> label) {
    return new Policy(
        Ref.resource("aws_appautoscaling_policy", "webserver_" + key),
        deployment + "-webserver-" + key,
        words,
        metric,
        target,
        unit,
        label);
  }

  @Override
  public List<Managed> managed() {
    String service = cluster.name() + "/" + webserver.launch().orElseThrow().name();
    return List.of(
        Managed.named("aws_appautoscaling_target", service),
        Managed.named("aws_appautoscaling_policy", service));
  }

  @Override
  public List<Line> lines() {
    List<String> picture = new ArrayList<>(List.of("graph LR"));
    for (Policy policy : policies()) {
      picture.add(
          format(
              "  %s[\"%s, target %s %s\"] --> tasks",
              policy.ref().name().replace("webserver_", ""),
              policy.words(),
              policy.target(),
              policy.unit()));
    }
    picture.add(
        format("  tasks[\"%s to %s tasks of the webserver\"]", minimumTasks(), maximumTasks()));
    return List.of(
        Line.code(Chapter.SCALING, "mermaid", picture.toArray(String[]::new)),
        Line.paragraph(
            Chapter.SCALING,
            format(
                "The webserver has %s to %s tasks, to keep the average of its %s.",
                minimumTasks(),
                maximumTasks(),
                policies().stream()
                    .map(
                        policy ->
                            format("%s near %s %s", policy.words(), policy.target(), policy.unit()))
                    .collect(Collectors.joining(" and ")))),
        Line.row(
            Chapter.BILL,
            "CloudWatch",
            String.valueOf(ALARMS * policies().size()),
            "alarms of the autoscaling"));
  }
}
