package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Regions;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Subnets;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A VPC of the deployment's own, with its subnets and their routes.
 *
 * @param tiers those that something goes into
 */
public record OwnVpcPart(Frame frame, OwnVpc vpc, Egress egress, List<Tier> tiers)
    implements NetworkPart {
  public static final Ref VPC = Ref.resource("aws_vpc", "main");
  public static final Ref DEFAULT_SECURITY_GROUP =
      Ref.resource("aws_default_security_group", "main");
  public static final Ref INTERNET_GATEWAY = Ref.resource("aws_internet_gateway", "main");
  public static final Ref PUBLIC_ROUTE_TABLE = Ref.resource("aws_route_table", "public");
  public static final Ref DATA_ROUTE_TABLE = Ref.resource("aws_route_table", "data");
  public static final Ref INTERNET_ROUTE = Ref.resource("aws_route", "internet");
  public static final Ref S3_ENDPOINT = Ref.resource("aws_vpc_endpoint", "s3");

  public OwnVpcPart {
    tiers = List.copyOf(tiers);
  }

  /**
   * A subnet.
   *
   * @param zone the availability zone, such as {@code eu-west-1a}
   * @param routeTable the table of its routes
   */
  public record Subnet(
      Ref ref, Ref association, String name, String cidr, String zone, Ref routeTable) {}

  /**
   * A NAT gateway and its address.
   *
   * @param subnet the public subnet that it stands in
   */
  public record Gateway(Ref ref, Ref address, String name, Ref subnet) {}

  /**
   * The routes of the application subnet of a zone.
   *
   * @param gateway the NAT gateway of its way out
   */
  public record PrivateRoutes(Ref table, Ref route, String name, Ref gateway) {}

  public String name() {
    return frame.name();
  }

  /** The subnets of all tiers. */
  public List<Subnet> subnets() {
    List<Subnet> subnets = new ArrayList<>();
    for (Tier tier : tiers) {
      vpc.blocks()
          .getOrDefault(tier, new TierBlocks(tier, Optional.empty()))
          .byZone(vpc.cidr(), vpc.availabilityZones())
          .forEach((zone, cidr) -> subnets.add(subnet(tier, zone, cidr)));
    }
    return subnets;
  }

  private Subnet subnet(Tier tier, String zone, String cidr) {
    String key = tier + "_" + zone;
    Ref routeTable =
        switch (tier) {
          case PUBLIC -> PUBLIC_ROUTE_TABLE;
          case APPLICATION -> Ref.resource("aws_route_table", key);
          case DATA -> DATA_ROUTE_TABLE;
        };
    return new Subnet(
        Ref.resource("aws_subnet", key),
        Ref.resource("aws_route_table_association", key),
        frame.name() + "-" + tier + "-" + zone,
        cidr,
        Regions.zone(frame.region(), zone),
        routeTable);
  }

  public boolean hasDataTier() {
    return tiers.contains(Tier.DATA);
  }

  public List<Gateway> gateways() {
    return egress.natGateways(vpc.availabilityZones()).stream().map(this::gateway).toList();
  }

  private Gateway gateway(String zone) {
    return new Gateway(
        Ref.resource("aws_nat_gateway", zone),
        Ref.resource("aws_eip", "nat_" + zone),
        frame.name() + "-" + zone,
        Ref.resource("aws_subnet", Tier.PUBLIC + "_" + zone));
  }

  /** The routes of the application subnets, a table for each zone. */
  public List<PrivateRoutes> privateRoutes() {
    List<String> gateways = egress.natGateways(vpc.availabilityZones());
    if (gateways.isEmpty()) {
      return List.of();
    }
    return vpc.availabilityZones().stream()
        .sorted()
        .map(
            zone ->
                new PrivateRoutes(
                    Ref.resource("aws_route_table", Tier.APPLICATION + "_" + zone),
                    Ref.resource("aws_route", "nat_" + zone),
                    frame.name() + "-" + Tier.APPLICATION + "-" + zone,
                    gateway(gateways.contains(zone) ? zone : gateways.get(0)).ref()))
        .toList();
  }

  /** The service of S3's gateway endpoint. */
  public Value s3Service() {
    return Value.template(Value.text("com.amazonaws."), Frame.regionId(), Value.text(".s3"));
  }

  /** The tables of routes of those that use S3. */
  public List<Ref> routeTablesToS3() {
    List<Ref> tables = new ArrayList<>(List.of(PUBLIC_ROUTE_TABLE));
    privateRoutes().forEach(routes -> tables.add(routes.table()));
    return tables;
  }

  @Override
  public Value vpcId() {
    return VPC.attribute("id");
  }

  @Override
  public String cidr() {
    return vpc.cidr();
  }

  @Override
  public Subnets subnets(Tier tier) {
    TreeMap<String, Value> ids = new TreeMap<>();
    List<Ref> ready = new ArrayList<>();
    if (tier == Tier.PUBLIC) {
      ready.add(INTERNET_ROUTE);
    } else if (tier == Tier.APPLICATION) {
      privateRoutes().forEach(routes -> ready.add(routes.route()));
    }
    for (String zone : vpc.availabilityZones().stream().sorted().toList()) {
      ids.put(zone, Ref.resource("aws_subnet", tier + "_" + zone).attribute("id"));
      if (tier != Tier.DATA) {
        ready.add(Ref.resource("aws_route_table_association", tier + "_" + zone));
      }
    }
    return new Subnets(ids, ready, tier == Tier.PUBLIC);
  }

  @Override
  public Value zone(Tier tier, String letter) {
    return Ref.resource("aws_subnet", tier + "_" + letter).attribute("availability_zone");
  }

  @Override
  public List<Ref> internet() {
    return List.of(INTERNET_GATEWAY);
  }

  @Override
  public Subnets tasks() {
    return subnets(egress.tasks());
  }

  @Override
  public boolean publicAddresses() {
    return egress.publicAddresses();
  }

  @Override
  public List<Node> nodes() {
    return tiers.stream()
        .map(
            tier ->
                new Node(
                    tier == Tier.PUBLIC ? "subnets" : "subnets_" + tier,
                    format(
                        "[\"%s subnets<br/>%s\"]",
                        tier,
                        subnets().stream()
                            .filter(subnet -> subnet.ref().name().startsWith(tier + "_"))
                            .map(subnet -> subnet.cidr() + " " + subnet.zone())
                            .collect(Collectors.joining("<br/>"))),
                    Node.Place.VPC,
                    Node.Role.GROUND))
        .toList();
  }

  @Override
  public List<Managed> managed() {
    List<String> types =
        new ArrayList<>(
            List.of(
                VPC.type(),
                DEFAULT_SECURITY_GROUP.type(),
                INTERNET_GATEWAY.type(),
                PUBLIC_ROUTE_TABLE.type(),
                INTERNET_ROUTE.type(),
                S3_ENDPOINT.type(),
                "aws_subnet",
                "aws_route_table_association"));
    for (Gateway gateway : gateways()) {
      types.add(gateway.ref().type());
      types.add(gateway.address().type());
    }
    return Managed.drawn(types.stream().distinct().toArray(String[]::new));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS, "network", format("VPC `%s` with an internet gateway", cidr())));
    for (Subnet subnet : subnets()) {
      String tier = subnet.ref().name().substring(0, subnet.ref().name().lastIndexOf('_'));
      lines.add(
          Line.row(
              Chapter.COMPONENTS,
              tier + " subnet",
              format("`%s` in %s", subnet.cidr(), subnet.zone())));
    }
    for (Gateway gateway : gateways()) {
      lines.add(
          Line.row(
              Chapter.COMPONENTS,
              "NAT gateway",
              format("`%s`, the way out of the tasks", gateway.name())));
    }
    if (!gateways().isEmpty()) {
      lines.add(
          Line.row(
              Chapter.BILL,
              "NAT gateways",
              String.valueOf(gateways().size() * Chapter.HOURS_OF_A_MONTH),
              "hours, and each GB that goes through"));
      lines.add(
          Line.row(
              Chapter.BILL,
              "public IPv4 addresses of NAT gateways",
              String.valueOf(gateways().size() * Chapter.HOURS_OF_A_MONTH),
              "address-hours"));
    }
    return lines;
  }
}
