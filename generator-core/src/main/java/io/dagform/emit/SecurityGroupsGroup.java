package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.hcl.Extras;

/** The security groups, and for each flow a rule at each of its ends. */
final class SecurityGroupsGroup extends Group {
  private static final int HTTP_PORT = 80;

  private final Remarks remarks;

  SecurityGroupsGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "security_groups");
    this.remarks = remarks;
    for (var group : blueprint.securityGroups()) {
      add(
          Addresses.securityGroup(group.peer()),
          SecurityGroup.Builder.create(this, Addresses.securityGroup(group.peer()).address())
              .name(group.name())
              .description(group.description())
              .vpcId(Addresses.VPC.id())
              .build());
    }
    for (Flow flow : blueprint.flows()) {
      if (flow.from() != Peer.INTERNET) {
        egress(flow);
      }
      if (flow.to() != Peer.INTERNET) {
        ingress(flow);
      }
    }
  }

  private void egress(Flow flow) {
    VpcSecurityGroupEgressRule.Builder rule =
        VpcSecurityGroupEgressRule.Builder.create(this, Addresses.egress(flow).address())
            .description(flow.protocol() + " to " + other(flow, flow.to()))
            .securityGroupId(Addresses.securityGroup(flow.from()).id())
            .ipProtocol("tcp")
            .fromPort(flow.port())
            .toPort(flow.port());
    if (flow.to() == Peer.INTERNET) {
      flow.cidr().ifPresent(rule::cidrIpv4);
    } else {
      rule.referencedSecurityGroupId(Addresses.securityGroup(flow.to()).id());
    }
    add(Addresses.egress(flow), rule.build());
  }

  private void ingress(Flow flow) {
    VpcSecurityGroupIngressRule.Builder rule =
        VpcSecurityGroupIngressRule.Builder.create(this, Addresses.ingress(flow).address())
            .description(flow.protocol() + " from " + other(flow, flow.from()))
            .securityGroupId(Addresses.securityGroup(flow.to()).id())
            .ipProtocol("tcp")
            .fromPort(flow.port())
            .toPort(flow.port());
    Extras extras = new Extras();
    if (flow.from() == Peer.INTERNET) {
      flow.cidr().ifPresent(rule::cidrIpv4);
      if (flow.isOpenToInternet()) {
        remarks.insideRisk(extras, "load-balancer-open-to-internet");
        remarks.skipRisk(extras, "CKV_AWS_260", "load-balancer-open-to-internet");
      }
    } else {
      rule.referencedSecurityGroupId(Addresses.securityGroup(flow.from()).id());
      if (flow.port() == HTTP_PORT) {
        Remarks.skip(extras, "CKV_AWS_260", "the source is a security group");
      }
    }
    add(Addresses.ingress(flow), rule.build(), extras);
  }

  private static String other(Flow flow, Peer peer) {
    return flow.network().orElse(peer == Peer.INTERNET ? peer.words() : "the " + peer.words());
  }
}
