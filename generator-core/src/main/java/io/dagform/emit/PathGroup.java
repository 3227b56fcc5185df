package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConfig;
import io.dagform.capability.front.PathPart;
import java.util.List;

/** A path of the load balancer that leads to tasks of its own. */
final class PathGroup extends Group {
  private static final int FIRST_PRIORITY = 10;

  PathGroup(Stack stack, PathPart part, Remarks remarks) {
    super(stack, "load_balancer");
    TargetGroup.add(
        this, remarks, part.front(), part.group(), part.targetGroup(), part.healthPath(), true);
    block(
        part.rule(),
        LbListenerRule::new,
        LbListenerRuleConfig.builder()
            .listenerArn(part.listener().arn())
            .priority(FIRST_PRIORITY)
            .action(
                List.of(
                    LbListenerRuleAction.builder()
                        .type("forward")
                        .targetGroupArn(part.group().arn())
                        .build()))
            .condition(
                List.of(
                    LbListenerRuleCondition.builder()
                        .pathPattern(
                            LbListenerRuleConditionPathPattern.builder()
                                .values(List.of(part.pathPrefix(), part.pathPrefix() + "/*"))
                                .build())
                        .build()))
            .build());
  }
}
