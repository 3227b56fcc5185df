package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbConfig;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupConfig;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.capability.front.HealthCheck;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import java.util.List;

/** The load balancer and the target group of the webserver. */
final class LoadBalancerGroup extends Group {
  private static final int DEFAULT_PORT = 80;
  private static final int DEREGISTRATION_DELAY_SECONDS = 30;

  private final ApplicationLoadBalancerPart part;
  private final Remarks remarks;

  LoadBalancerGroup(Stack stack, ApplicationLoadBalancerPart part, Remarks remarks) {
    super(stack, "load_balancer");
    this.part = part;
    this.remarks = remarks;
    loadBalancer();
    targetGroup();
  }

  private void loadBalancer() {
    Extras extras =
        new Extras()
            .note(
                "idle_timeout",
                "Longer than a quiet spell of the UI's WebSocket; nginx keeps its side open longer"
                    + " still.");
    remarks.skipInDevelopment(extras, "CKV_AWS_91", "no access logs");
    if (!part.deletionProtection()) {
      Remarks.skip(
          extras, "CKV_AWS_150", Remarks.field("load_balancer.deletion_protection", "off"));
    }
    remarks.skipRisk(extras, "CKV2_AWS_20", DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    remarks.skipInDevelopment(extras, "CKV2_AWS_28", "no WAF");
    block(
            ApplicationLoadBalancerPart.LOAD_BALANCER,
            Lb::new,
            LbConfig.builder()
                .name(part.name())
                .internal(part.internal())
                .loadBalancerType("application")
                .securityGroups(List.of(json(part.group().id())))
                .subnets(json(part.subnets().list()))
                .desyncMitigationMode("defensive")
                .dropInvalidHeaderFields(true)
                .enableDeletionProtection(part.deletionProtection())
                .idleTimeout(ApplicationLoadBalancerPart.IDLE_TIMEOUT_SECONDS)
                .build(),
            extras)
        .after(part.ready());
  }

  private void targetGroup() {
    Extras extras =
        new Extras()
            .note(
                "port",
                "ECS registers each task with its container's port; a change of this one would"
                    + " replace the group.");
    remarks.skipRisk(extras, "CKV_AWS_378", DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    HealthCheck health = part.healthCheck();
    block(
        ApplicationLoadBalancerPart.TARGET_GROUP,
        LbTargetGroup::new,
        LbTargetGroupConfig.builder()
            .name(part.targetGroup())
            .vpcId(json(part.network().vpcId()))
            .targetType("ip")
            .port(DEFAULT_PORT)
            .protocol("HTTP")
            .deregistrationDelay(String.valueOf(DEREGISTRATION_DELAY_SECONDS))
            .healthCheck(
                LbTargetGroupHealthCheck.builder()
                    .path(text(health.path()))
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
