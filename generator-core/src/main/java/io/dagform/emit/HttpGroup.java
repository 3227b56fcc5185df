package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerConfig;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.capability.front.HttpListener;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import java.util.List;

/** The listener of a load balancer without a certificate. */
final class HttpGroup extends Group {
  HttpGroup(Stack stack, HttpListener.HttpPart part, Remarks remarks) {
    super(stack, "load_balancer");
    Extras extras = new Extras();
    remarks.insideRisk(extras, DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    remarks.skipRisk(extras, "CKV_AWS_2", DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    remarks.skipRisk(extras, "CKV_AWS_103", DiagnosticCode.LOAD_BALANCER_HTTP_ONLY);
    block(
        HttpListener.LISTENER,
        LbListener::new,
        LbListenerConfig.builder()
            .loadBalancerArn(ApplicationLoadBalancerPart.LOAD_BALANCER.arn())
            .port(part.port())
            .protocol("HTTP")
            .defaultAction(
                List.of(
                    LbListenerDefaultAction.builder()
                        .type("forward")
                        .targetGroupArn(ApplicationLoadBalancerPart.TARGET_GROUP.arn())
                        .build()))
            .build(),
        extras);
  }
}
