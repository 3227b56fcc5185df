package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Peer;
import io.dagform.hcl.Extras;
import io.dagform.model.LoadBalancer;
import java.util.List;

/** The load balancer, its listener and the target group of the webserver. */
final class LoadBalancerGroup extends Group {
  private static final String HTTP_ONLY = "load-balancer-http-only";
  private static final int IDLE_TIMEOUT_SECONDS = 300;
  private static final int DEREGISTRATION_DELAY_SECONDS = 30;

  LoadBalancerGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "load_balancer");
    LoadBalancer model = blueprint.deployment().loadBalancer();
    Extras extras =
        new Extras()
            .note(
                "idle_timeout",
                "Longer than a quiet spell of the UI's WebSocket; nginx keeps its side open longer"
                    + " still.");
    remarks.skipInDevelopment(extras, "CKV_AWS_91", "no access logs");
    if (!model.deletionProtection()) {
      Remarks.skip(
          extras, "CKV_AWS_150", Remarks.field("load_balancer.deletion_protection", "off"));
    }
    remarks.skipRisk(extras, "CKV2_AWS_20", HTTP_ONLY);
    remarks.skipInDevelopment(extras, "CKV2_AWS_28", "no WAF");
    add(
        Addresses.LOAD_BALANCER,
        after(
            Lb.Builder.create(this, Addresses.LOAD_BALANCER.address())
                .name(model.name())
                .internal(model.scheme() == LoadBalancer.Scheme.INTERNAL)
                .loadBalancerType("application")
                .securityGroups(List.of(Addresses.securityGroup(Peer.LOAD_BALANCER).id()))
                .subnets(
                    blueprint.publicSubnets().stream()
                        .map(subnet -> Addresses.subnet(subnet).id())
                        .toList())
                .desyncMitigationMode("defensive")
                .dropInvalidHeaderFields(true)
                .enableDeletionProtection(model.deletionProtection())
                .idleTimeout(IDLE_TIMEOUT_SECONDS)
                .build(),
            model.scheme() == LoadBalancer.Scheme.INTERNET_FACING
                ? List.of(Addresses.INTERNET_GATEWAY)
                : List.of()),
        extras);

    Extras targetGroup = new Extras();
    remarks.skipRisk(targetGroup, "CKV_AWS_378", HTTP_ONLY);
    LoadBalancer.HealthCheck health = model.healthCheck();
    add(
        Addresses.TARGET_GROUP,
        LbTargetGroup.Builder.create(this, Addresses.TARGET_GROUP.address())
            .name(model.targetGroup())
            .vpcId(Addresses.VPC.id())
            .targetType("ip")
            .port(blueprint.deployment().dagster().webserver().port())
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
        targetGroup);

    Extras listener = new Extras();
    remarks.insideRisk(listener, HTTP_ONLY);
    remarks.skipRisk(listener, "CKV_AWS_2", HTTP_ONLY);
    remarks.skipRisk(listener, "CKV_AWS_103", HTTP_ONLY);
    add(
        Addresses.LISTENER,
        LbListener.Builder.create(this, Addresses.LISTENER.address())
            .loadBalancerArn(Addresses.LOAD_BALANCER.arn())
            .port(model.listener().port())
            .protocol("HTTP")
            .defaultAction(
                List.of(
                    LbListenerDefaultAction.builder()
                        .type("forward")
                        .targetGroupArn(Addresses.TARGET_GROUP.arn())
                        .build()))
            .build(),
        listener);
  }
}
