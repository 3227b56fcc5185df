package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroupConfig;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRuleConfig;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRuleConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Workload;
import io.dagform.capability.process.ProcessName;
import io.dagform.hcl.Extras;
import java.util.List;

/** The security groups, and for each flow a rule at each of its ends. */
final class SecurityGroupsGroup extends Group {
  private static final int HTTP_PORT = 80;

  private final Remarks remarks;

  SecurityGroupsGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "security_groups");
    this.remarks = remarks;
    for (Peer.SecurityGroup group : blueprint.all(Part::securityGroups)) {
      List<Workload> members =
          blueprint.workloads().stream()
              .filter(each -> each.identity().group().equals(group))
              .toList();
      boolean isOfTasksAlone =
          members.stream().allMatch(each -> each.launch().isEmpty())
              && (!members.isEmpty() || group.key().equals(ProcessName.RUNS.key()));
      group.own().ifPresent(own -> group(own, isOfTasksAlone));
    }
    for (Flow flow : blueprint.flows()) {
      flow.egressOf().ifPresent(group -> egress(flow, group));
      flow.ingressOf().ifPresent(group -> ingress(flow, group));
    }
  }

  private void group(Peer.NewGroup group, boolean isOfTasksAlone) {
    Extras extras = new Extras();
    if (isOfTasksAlone) {
      Remarks.skip(
          extras, "CKV2_AWS_5", "tasks that no service starts have it (config/dagster.yaml.tftpl)");
    }
    block(
        group.ref(),
        SecurityGroup::new,
        SecurityGroupConfig.builder()
            .name(group.name())
            .description(group.description())
            .vpcId(json(group.vpcId()))
            .build(),
        extras);
  }

  private void egress(Flow flow, Peer.SecurityGroup group) {
    block(
            flow.egress(),
            VpcSecurityGroupEgressRule::new,
            VpcSecurityGroupEgressRuleConfig.builder()
                .description(flow.to().protocol() + " to " + flow.to().at().words())
                .securityGroupId(json(group.id()))
                .ipProtocol("tcp")
                .fromPort(flow.to().number())
                .toPort(flow.to().number())
                .build())
        .override(flow.to().at().address().argument(), json(flow.to().at().address().value()));
  }

  private void ingress(Flow flow, Peer.SecurityGroup group) {
    Extras extras = new Extras();
    flow.risk().ifPresent(risk -> remarks.insideRisk(extras, risk));
    flow.risk().ifPresent(risk -> remarks.skipRisk(extras, "CKV_AWS_260", risk));
    if (flow.from().group().isPresent() && flow.to().number() == HTTP_PORT) {
      Remarks.skip(extras, "CKV_AWS_260", "the source is a security group");
    }
    block(
            flow.ingress(),
            VpcSecurityGroupIngressRule::new,
            VpcSecurityGroupIngressRuleConfig.builder()
                .description(flow.to().protocol() + " from " + flow.from().words())
                .securityGroupId(json(group.id()))
                .ipProtocol("tcp")
                .fromPort(flow.to().number())
                .toPort(flow.to().number())
                .build(),
            extras)
        .override(flow.from().address().argument(), json(flow.from().address().value()));
  }
}
