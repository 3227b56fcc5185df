package io.dagform.capability.front;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Launch.Target;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Port;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/**
 * A path of the load balancer that leads to tasks of its own (Elastic Load Balancing user guide,
 * "Listener rules for your Application Load Balancer").
 *
 * @param key its stable name
 * @param path its place in the spec
 * @param targetGroup the name of the target group
 * @param pathPrefix that leads there, and all below it
 * @param nginx the port that it forwards to
 * @param words what is there, behind an article
 */
public record PathPart(
    ApplicationLoadBalancerPart front,
    String key,
    String path,
    String targetGroup,
    String pathPrefix,
    Port nginx,
    String words)
    implements Part {
  public Ref group() {
    return Ref.resource("aws_lb_target_group", key);
  }

  public Ref rule() {
    return Ref.resource("aws_lb_listener_rule", key);
  }

  public Ref listener() {
    return front.listener();
  }

  public String healthPath() {
    return pathPrefix + front.healthCheck().path();
  }

  /** Where its tasks are registered. */
  public Target target() {
    return front.target(group(), nginx, rule());
  }

  @Override
  public List<Flow> flows() {
    return List.of(Flow.of(front.group(), nginx));
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.regional("target group", targetGroup, path + ".target_group"));
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_lb_target_group", targetGroup),
        Managed.named("aws_lb_listener_rule", front.name()));
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            key + "_url",
            format("Address of the %s.", words),
            Value.template(front.address(), Value.text(pathPrefix))));
  }

  @Override
  public List<Alarm> alarms() {
    return List.of(front.unhealthy(key + "_unhealthy", format("A task of the %s", words), group()));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.COMPONENTS,
            format("path `%s`", pathPrefix),
            format("leads to the %s; target group `%s`", words, targetGroup)),
        Line.paragraph(
            Chapter.ACCESS,
            format(
                "The address of the %s: `terraform output -raw %s_url`. It shows everything and refuses every change, by Dagster's own `--read-only`. Who may see it is who reaches the load balancer: the login is the same.",
                words, key)));
  }
}
