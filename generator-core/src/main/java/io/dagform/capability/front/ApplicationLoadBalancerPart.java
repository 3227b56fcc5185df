package io.dagform.capability.front;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Alarm.Side;
import io.dagform.blueprint.Alarm.Threshold;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.Chart.Series;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Launch.Target;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Metric;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Subnets;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An Application Load Balancer and the target group of the webserver.
 *
 * @param nginx the port that it forwards to
 * @param pathPrefix of the whole interface; empty if it has none
 */
public record ApplicationLoadBalancerPart(
    Frame frame, ApplicationLoadBalancer model, NetworkPart network, Port nginx, String pathPrefix)
    implements FrontPart {
  public static final Ref LOAD_BALANCER = Ref.resource("aws_lb", "main");
  public static final Ref TARGET_GROUP = Ref.resource("aws_lb_target_group", "webserver");

  /** Longer than a quiet spell of the UI's WebSocket. */
  public static final int IDLE_TIMEOUT_SECONDS = 300;

  // The first start imports the user's code on a small share of a processor.
  private static final int HEALTH_CHECK_GRACE_SECONDS = 300;

  private static final int UNHEALTHY_MINUTES = 10;
  private static final int MANY_ERRORS = 10;

  public String name() {
    return model.name();
  }

  public String targetGroup() {
    return model.targetGroup();
  }

  public boolean internal() {
    return model.internal();
  }

  public boolean deletionProtection() {
    return model.deletionProtection();
  }

  public HealthCheck healthCheck() {
    return model.healthCheck();
  }

  /** Its security group. */
  public Peer.SecurityGroup group() {
    return Peer.SecurityGroup.own(
        "load_balancer",
        "load balancer",
        frame.name() + "-load-balancer",
        "Load balancer of the webserver",
        network.vpcId());
  }

  public Subnets subnets() {
    return network.subnets(Tier.PUBLIC);
  }

  /** What has to be there before it. */
  public List<Ref> ready() {
    return internal() ? List.of() : network.internet();
  }

  @Override
  public List<Peer.SecurityGroup> securityGroups() {
    return List.of(group());
  }

  @Override
  public List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    for (String cidr : model.allowedCidrs()) {
      for (Port port : model.listener().ports(group())) {
        flows.add(
            new Flow(
                new Peer.Network(cidr),
                port,
                Optional.empty(),
                Optional.of(DiagnosticCode.LOAD_BALANCER_OPEN_TO_INTERNET)
                    .filter(risk -> model.isOpen(cidr))));
      }
    }
    flows.add(Flow.of(group(), nginx));
    return flows;
  }

  @Override
  public Optional<Target> target() {
    return Optional.of(target(TARGET_GROUP, nginx, listener()));
  }

  /**
   * Where tasks are registered.
   *
   * @param ready what has to lead there before
   */
  Target target(Ref group, Port port, Ref ready) {
    return new Target(group, "nginx", port.number(), HEALTH_CHECK_GRACE_SECONDS, List.of(ready));
  }

  /** The listener that forwards. */
  Ref listener() {
    return model.listener().ref();
  }

  @Override
  public Optional<PathPart> below(
      String prefix, String key, String path, String group, Port port, String words) {
    return Optional.of(new PathPart(this, key, path, group, prefix, port, words));
  }

  public String healthPath() {
    return pathPrefix + healthCheck().path();
  }

  /** The address that people use, without a path. */
  Value address() {
    return model.listener().url(LOAD_BALANCER.attribute("dns_name"));
  }

  @Override
  public Value idleTimeoutSeconds() {
    return LOAD_BALANCER.attribute("idle_timeout", 4);
  }

  @Override
  public Login login() {
    return model.authentication().draw(frame);
  }

  @Override
  public List<String> steps() {
    return List.of(
        "  participant lb as load balancer",
        "  ECS->>lb: register",
        format("  lb->>task: GET %s", healthPath()),
        "  task-->>lb: 200",
        "  lb->>task: forwards people");
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.regional("load balancer", model.name(), "load_balancer.name"),
        CloudName.regional("target group", model.targetGroup(), "load_balancer.target_group"));
  }

  @Override
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(
        new Output(
            "url",
            "Address of the Dagster web interface.",
            pathPrefix.isEmpty() ? address() : Value.template(address(), Value.text(pathPrefix))));
    outputs.addAll(model.authentication().outputs(frame));
    return outputs;
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node("users", "[people]", Node.Place.OUTSIDE, Node.Role.ENTRY),
        new Node(
            "lb",
            format("[\"load balancer<br/>%s\"]", model.name()),
            Node.Place.VPC,
            Node.Role.ENTRY));
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_lb", name()),
        Managed.named("aws_lb_target_group", targetGroup()),
        Managed.named("aws_lb_listener", name()));
  }

  /** Amazon ELB user guide, "CloudWatch metrics for your Application Load Balancer". */
  @Override
  public List<Alarm> alarms() {
    return List.of(
        unhealthy("load_balancer_unhealthy", "A task of the webserver", TARGET_GROUP),
        new Alarm(
            "load_balancer_target_errors",
            "",
            "The interface answers with errors.",
            "Single ones come and go; the webserver's log has their traces.",
            targetErrors(),
            new Threshold(Side.AT_LEAST, MANY_ERRORS, 2, false)),
        new Alarm(
            "load_balancer_errors",
            "",
            "The load balancer answers with errors of its own.",
            "It reaches no task, or none answers in time: look at the alarms of the webserver's service.",
            ownErrors(),
            new Threshold(Side.AT_LEAST, MANY_ERRORS, 2, false)));
  }

  /** An alarm for tasks that fail their health check. */
  Alarm unhealthy(String key, String whose, Ref group) {
    return new Alarm(
        key,
        "",
        whose + " fails its health check.",
        "A task that starts is healthy before. Its log says why.",
        metric(group, "UnHealthyHostCount", "Maximum", 60),
        new Threshold(Side.AT_LEAST, 1, UNHEALTHY_MINUTES, false));
  }

  private static Metric targetErrors() {
    return metric(TARGET_GROUP, "HTTPCode_Target_5XX_Count", "Sum", 300);
  }

  private static Metric ownErrors() {
    return new Metric(
        "AWS/ApplicationELB",
        "HTTPCode_ELB_5XX_Count",
        new TreeMap<>(Map.of("LoadBalancer", LOAD_BALANCER.attribute("arn_suffix"))),
        "Sum",
        300);
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Requests and errors of the interface, in five minutes",
            List.of(
                new Series("requests", metric(TARGET_GROUP, "RequestCount", "Sum", 300)),
                new Series("errors of the webserver", targetErrors()),
                new Series("errors of the load balancer", ownErrors()))),
        new Chart(
            "Response time of the interface, seconds",
            List.of(
                new Series("median", metric(TARGET_GROUP, "TargetResponseTime", "p50", 300)),
                new Series(
                    "95th percentile", metric(TARGET_GROUP, "TargetResponseTime", "p95", 300)))));
  }

  private static Metric metric(Ref group, String name, String statistic, int periodSeconds) {
    return new Metric(
        "AWS/ApplicationELB",
        name,
        new TreeMap<>(
            Map.of(
                "LoadBalancer", LOAD_BALANCER.attribute("arn_suffix"),
                "TargetGroup", group.attribute("arn_suffix"))),
        statistic,
        periodSeconds);
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "load balancer",
            format(
                "`%s`, %s, %s; target group `%s`, health check `%s` every %s s",
                model.name(),
                model.scheme().toString().replace('_', '-'),
                model.listener().words(),
                model.targetGroup(),
                healthPath(),
                model.healthCheck().intervalSeconds())));
    lines.add(
        Line.paragraph(
            Chapter.ACCESS, "The address of the web interface: `terraform output -raw url`."));
    lines.addAll(model.authentication().lines(frame));
    if (internal()) {
      lines.add(
          Line.paragraph(
              Chapter.NETWORK,
              "The load balancer has private addresses only: people need a way into the VPC, such as a VPN or a transit gateway, which is not part of this Terraform."));
    }
    lines.add(
        Line.paragraph(
            Chapter.START,
            format(
                "nginx answers `%s` without a login, with an empty page, by asking the webserver's `%s/server_info`: the load balancer sees a dead Dagster, and does not replace one whose database is away.",
                healthPath(), pathPrefix)));
    lines.add(
        Line.row(
            Chapter.BILL,
            "Application Load Balancer",
            String.valueOf(Chapter.HOURS_OF_A_MONTH),
            "hours, and capacity units"));
    if (!internal()) {
      int addresses = subnets().ids().size();
      lines.add(
          Line.row(
              Chapter.BILL,
              "public IPv4 addresses of the load balancer",
              String.valueOf(addresses * Chapter.HOURS_OF_A_MONTH),
              "address-hours"));
    }
    return lines;
  }

  @Override
  public Part listening() {
    return model.listener().draw();
  }
}
