package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupConfig;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.capability.front.HealthCheck;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;

/** A target group, whose targets are nginx before a webserver. */
final class TargetGroup {
  private static final int DEFAULT_PORT = 80;
  private static final int DEREGISTRATION_DELAY_SECONDS = 30;

  private TargetGroup() {}

  /**
   * Adds it to a group.
   *
   * @param healthPath that nginx answers without a login
   * @param isOfRule whether a rule of the listener leads there, and not its default
   */
  static void add(
      Group to,
      Remarks remarks,
      ApplicationLoadBalancerPart front,
      Ref ref,
      String name,
      String healthPath,
      boolean isOfRule) {
    Extras extras =
        new Extras()
            .note(
                "port",
                "ECS registers each task with its container's port; a change of this one would"
                    + " replace the group.");
    if (isOfRule && front.frame().accepted(DiagnosticCode.LOAD_BALANCER_HTTP_ONLY).isEmpty()) {
      Remarks.skip(
          extras, "CKV_AWS_378", "the listener is for HTTPS, which checkov sees through no rule");
    } else {
      remarks.skipRisk(extras, "CKV_AWS_378", DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    }
    HealthCheck health = front.healthCheck();
    to.block(
        ref,
        LbTargetGroup::new,
        LbTargetGroupConfig.builder()
            .name(name)
            .vpcId(Group.json(front.network().vpcId()))
            .targetType("ip")
            .port(DEFAULT_PORT)
            .protocol("HTTP")
            .deregistrationDelay(String.valueOf(DEREGISTRATION_DELAY_SECONDS))
            .healthCheck(
                LbTargetGroupHealthCheck.builder()
                    .path(Group.text(healthPath))
                    .protocol("HTTP")
                    .matcher("200")
                    .interval(health.intervalSeconds())
                    .timeout(health.timeoutSeconds())
                    .healthyThreshold(health.healthyThreshold())
                    .unhealthyThreshold(health.unhealthyThreshold())
                    .build())
            .build(),
        extras);
  }
}
