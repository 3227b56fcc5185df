package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbConfig;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import java.util.List;

/** The load balancer and the target group of the webserver. */
final class LoadBalancerGroup extends Group {
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
    TargetGroup.add(
        this,
        remarks,
        part,
        ApplicationLoadBalancerPart.TARGET_GROUP,
        part.targetGroup(),
        part.healthPath(),
        false);
  }
}
