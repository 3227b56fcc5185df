package io.dagform.capability.network;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.aws.Cidr;
import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A VPC of the deployment's own.
 *
 * @param cidr its IPv4 CIDR block
 * @param availabilityZones the letters of the zones, such as {@code a}
 * @param blocks of the subnets of each tier
 */
record OwnVpc(String cidr, List<String> availabilityZones, Map<Tier, TierBlocks> blocks)
    implements Vpc {
  private static final String ZONES =
      "Elastic Load Balancing user guide; AWS global infrastructure";
  private static final int MOST_ZONES = 6;

  private static final Field<String> CIDR =
      required("cidr", text(Form.IPV4_CIDR), "IPv4 CIDR block of the VPC, /16 to /28.");
  private static final Field<List<String>> AVAILABILITY_ZONES =
      required(
          "availability_zones",
          new ListOf<>(text(Form.ZONE_LETTER), 2, MOST_ZONES, ZONES),
          "Letters of the availability zones; a load balancer needs two or more.");
  private static final Field<TierBlocks> PUBLIC =
      blocks(
          Tier.PUBLIC,
          "sixteenths of the VPC's block, zone `a` the first, zone `b` the second",
          "IPv4 CIDR blocks of the public subnets, one for each availability zone in their order.");
  private static final Field<TierBlocks> APPLICATION =
      blocks(
          Tier.APPLICATION,
          "sixteenths of the VPC's block, zone `a` the ninth, zone `b` the tenth",
          "IPv4 CIDR blocks of the subnets of tasks without public addresses, one for each availability zone in their order.");
  private static final Field<TierBlocks> DATA =
      blocks(
          Tier.DATA,
          "quarters of the last two sixteenths of the VPC's block, zone `a` the first",
          "IPv4 CIDR blocks of the database's subnets, one for each availability zone in their order.");

  static final Type<Vpc> TYPE =
      new MapType<>(
          List.of(CIDR, AVAILABILITY_ZONES, PUBLIC, APPLICATION, DATA),
          in ->
              new OwnVpc(
                  in.get(CIDR),
                  in.get(AVAILABILITY_ZONES),
                  new EnumMap<>(
                      Map.of(
                          Tier.PUBLIC, in.get(PUBLIC),
                          Tier.APPLICATION, in.get(APPLICATION),
                          Tier.DATA, in.get(DATA)))));

  OwnVpc {
    availabilityZones = List.copyOf(availabilityZones);
    blocks = Map.copyOf(blocks);
  }

  private static Field<TierBlocks> blocks(Tier tier, String absent, String doc) {
    return described(
        tier.key(),
        Mapped.of(
            new ListOf<>(text(Form.IPV4_CIDR), 2, MOST_ZONES, ZONES),
            cidrs -> new TierBlocks(tier, Optional.of(cidrs))),
        new TierBlocks(tier, Optional.empty()),
        absent,
        doc);
  }

  @Override
  public List<String> zones(Tier tier) {
    return availabilityZones;
  }

  @Override
  public Optional<Long> addresses(Tier tier) {
    return Optional.of(
        Objects.requireNonNull(blocks.get(tier)).byZone(cidr, availabilityZones).values().stream()
            .mapToLong(block -> Cidr.parse(block).subnetAddresses())
            .sum());
  }

  @Override
  public NetworkPart draw(Frame frame, Egress egress, List<Tier> tiers) {
    return new OwnVpcPart(frame, this, egress, used(egress, tiers));
  }

  /** NAT gateways and load balancers stand in the public tier, which is always there. */
  private static List<Tier> used(Egress egress, List<Tier> tiers) {
    List<Tier> used = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      if (tier == Tier.PUBLIC || tier == egress.tasks() || tiers.contains(tier)) {
        used.add(tier);
      }
    }
    return used;
  }

  @Override
  public void check(String region, Egress egress, List<Tier> tiers, Findings findings) {
    new OwnVpcRules(this, findings).check(region, egress, used(egress, tiers));
  }
}
