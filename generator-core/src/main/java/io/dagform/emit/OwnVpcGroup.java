package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroupConfig;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.eip.EipConfig;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGatewayConfig;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGateway;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGatewayConfig;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route.RouteConfig;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTableConfig;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociationConfig;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import com.hashicorp.cdktf.providers.aws.subnet.SubnetConfig;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import com.hashicorp.cdktf.providers.aws.vpc.VpcConfig;
import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpointConfig;
import io.dagform.capability.network.OwnVpcPart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import java.util.List;
import java.util.Map;

/** The VPC with its subnets and their routes. */
final class OwnVpcGroup extends Group {
  private static final String ANYWHERE = "0.0.0.0/0";

  private final OwnVpcPart part;

  OwnVpcGroup(Stack stack, OwnVpcPart part, Remarks remarks) {
    super(stack, "network");
    this.part = part;
    Extras vpc = new Extras();
    remarks.skipInDevelopment(vpc, "CKV2_AWS_11", "no flow logs");
    block(
        OwnVpcPart.VPC,
        Vpc::new,
        VpcConfig.builder()
            .cidrBlock(part.cidr())
            .enableDnsSupport(true)
            .enableDnsHostnames(true)
            .tags(Map.of("Name", part.name()))
            .build(),
        vpc);
    block(
        OwnVpcPart.DEFAULT_SECURITY_GROUP,
        DefaultSecurityGroup::new,
        DefaultSecurityGroupConfig.builder().vpcId(OwnVpcPart.VPC.id()).build(),
        new Extras().above("Without rules, so that nothing can use it by mistake."));
    block(
        OwnVpcPart.INTERNET_GATEWAY,
        InternetGateway::new,
        InternetGatewayConfig.builder()
            .vpcId(OwnVpcPart.VPC.id())
            .tags(Map.of("Name", part.name()))
            .build());
    subnets();
    publicRoutes();
    part.gateways().forEach(this::gateway);
    part.privateRoutes().forEach(this::privateRoutes);
    if (part.hasDataTier()) {
      block(
          OwnVpcPart.DATA_ROUTE_TABLE,
          RouteTable::new,
          RouteTableConfig.builder()
              .vpcId(OwnVpcPart.VPC.id())
              .tags(Map.of("Name", part.name() + "-data"))
              .build(),
          new Extras().above("No way out: a database needs none."));
    }
    associations();
  }

  private void subnets() {
    for (OwnVpcPart.Subnet subnet : part.subnets()) {
      block(
          subnet.ref(),
          Subnet::new,
          SubnetConfig.builder()
              .vpcId(OwnVpcPart.VPC.id())
              .cidrBlock(subnet.cidr())
              .availabilityZone(subnet.zone())
              .mapPublicIpOnLaunch(false)
              .tags(Map.of("Name", subnet.name()))
              .build());
    }
  }

  private void publicRoutes() {
    block(
        OwnVpcPart.PUBLIC_ROUTE_TABLE,
        RouteTable::new,
        RouteTableConfig.builder()
            .vpcId(OwnVpcPart.VPC.id())
            .tags(Map.of("Name", part.name() + "-public"))
            .build());
    block(
        OwnVpcPart.INTERNET_ROUTE,
        Route::new,
        RouteConfig.builder()
            .routeTableId(OwnVpcPart.PUBLIC_ROUTE_TABLE.id())
            .destinationCidrBlock(ANYWHERE)
            .gatewayId(OwnVpcPart.INTERNET_GATEWAY.id())
            .build());
  }

  private void gateway(OwnVpcPart.Gateway gateway) {
    block(
        gateway.address(),
        Eip::new,
        EipConfig.builder().domain("vpc").tags(Map.of("Name", gateway.name())).build());
    block(
            gateway.ref(),
            NatGateway::new,
            NatGatewayConfig.builder()
                .allocationId(gateway.address().id())
                .subnetId(gateway.subnet().id())
                .tags(Map.of("Name", gateway.name()))
                .build())
        .after(List.of(OwnVpcPart.INTERNET_GATEWAY));
  }

  private void privateRoutes(OwnVpcPart.PrivateRoutes routes) {
    block(
        routes.table(),
        RouteTable::new,
        RouteTableConfig.builder()
            .vpcId(OwnVpcPart.VPC.id())
            .tags(Map.of("Name", routes.name()))
            .build());
    block(
        routes.route(),
        Route::new,
        RouteConfig.builder()
            .routeTableId(routes.table().id())
            .destinationCidrBlock(ANYWHERE)
            .natGatewayId(routes.gateway().id())
            .build());
  }

  private void associations() {
    for (OwnVpcPart.Subnet subnet : part.subnets()) {
      block(
          subnet.association(),
          RouteTableAssociation::new,
          RouteTableAssociationConfig.builder()
              .subnetId(subnet.ref().id())
              .routeTableId(subnet.routeTable().id())
              .build());
    }
    endpoint();
  }

  private void endpoint() {
    block(
        OwnVpcPart.S3_ENDPOINT,
        VpcEndpoint::new,
        VpcEndpointConfig.builder()
            .vpcId(OwnVpcPart.VPC.id())
            .vpcEndpointType("Gateway")
            .serviceName(Extras.ELSEWHERE)
            .routeTableIds(part.routeTablesToS3().stream().map(Ref::id).toList())
            .tags(Map.of("Name", part.name() + "-s3"))
            .build(),
        new Extras()
            .above("Free, and what goes to S3 and to ECR's layers takes no other way out.")
            .value("service_name", part.s3Service()));
  }
}
