package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.hcl.Extras;
import java.util.Map;

/** The VPC with its public subnets and their way to the internet. */
final class NetworkGroup extends Group {
  NetworkGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "network");
    String name = blueprint.deployment().name();
    Extras vpc = new Extras();
    remarks.skipInDevelopment(vpc, "CKV2_AWS_11", "no flow logs");
    add(
        Addresses.VPC,
        Vpc.Builder.create(this, Addresses.VPC.address())
            .cidrBlock(blueprint.deployment().network().vpc().cidr())
            .enableDnsSupport(true)
            .enableDnsHostnames(true)
            .tags(Map.of("Name", name))
            .build(),
        vpc);
    add(
        Addresses.DEFAULT_SECURITY_GROUP,
        DefaultSecurityGroup.Builder.create(this, Addresses.DEFAULT_SECURITY_GROUP.address())
            .vpcId(Addresses.VPC.id())
            .build(),
        new Extras().above("Without rules, so that nothing can use it by mistake."));
    add(
        Addresses.INTERNET_GATEWAY,
        InternetGateway.Builder.create(this, Addresses.INTERNET_GATEWAY.address())
            .vpcId(Addresses.VPC.id())
            .tags(Map.of("Name", name))
            .build());
    for (var subnet : blueprint.publicSubnets()) {
      add(
          Addresses.subnet(subnet),
          Subnet.Builder.create(this, Addresses.subnet(subnet).address())
              .vpcId(Addresses.VPC.id())
              .cidrBlock(subnet.cidr())
              .availabilityZone(subnet.zone())
              .mapPublicIpOnLaunch(false)
              .tags(Map.of("Name", subnet.name()))
              .build());
    }
    add(
        Addresses.PUBLIC_ROUTE_TABLE,
        RouteTable.Builder.create(this, Addresses.PUBLIC_ROUTE_TABLE.address())
            .vpcId(Addresses.VPC.id())
            .tags(Map.of("Name", name + "-public"))
            .build());
    add(
        Addresses.INTERNET_ROUTE,
        Route.Builder.create(this, Addresses.INTERNET_ROUTE.address())
            .routeTableId(Addresses.PUBLIC_ROUTE_TABLE.id())
            .destinationCidrBlock(Flow.ANYWHERE)
            .gatewayId(Addresses.INTERNET_GATEWAY.id())
            .build());
    for (var subnet : blueprint.publicSubnets()) {
      add(
          Addresses.routeTableAssociation(subnet),
          RouteTableAssociation.Builder.create(
                  this, Addresses.routeTableAssociation(subnet).address())
              .subnetId(Addresses.subnet(subnet).id())
              .routeTableId(Addresses.PUBLIC_ROUTE_TABLE.id())
              .build());
    }
  }
}
