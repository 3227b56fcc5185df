package io.dagform.capability.network;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.Vpcs;
import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A VPC that exists, with subnets that others manage.
 *
 * @param cidr its IPv4 CIDR block
 * @param subnets the subnets of each tier, by the letters of their zones
 */
record ExistingVpc(String id, String cidr, Map<Tier, SortedMap<String, String>> subnets)
    implements Vpc {
  private static final SpecPath PATH = SpecPath.of("network.vpc.existing");
  private static final SpecPath EGRESS = SpecPath.of("network.egress");
  private static final String ZONES = "AWS global infrastructure";
  private static final int MOST_ZONES = 6;
  private static final int FEWEST_ZONES = 2;

  private static final Field<String> ID = required("id", text(Form.VPC_ID), "Id of the VPC.");
  private static final Field<String> CIDR =
      required("cidr", text(Form.IPV4_CIDR), "IPv4 CIDR block of the VPC.");
  private static final Field<SortedMap<String, String>> PUBLIC =
      tier(
          Tier.PUBLIC,
          "Subnets with a route to an internet gateway, by the letters of their zones.");
  private static final Field<SortedMap<String, String>> APPLICATION =
      tier(Tier.APPLICATION, "Subnets of the tasks, by the letters of their zones.");
  private static final Field<SortedMap<String, String>> DATA =
      tier(
          Tier.DATA,
          "Subnets of a database of the deployment's own, by the letters of their zones.");

  static final Type<Vpc> TYPE =
      new MapType<>(
          List.of(ID, CIDR, PUBLIC, APPLICATION, DATA),
          in ->
              new ExistingVpc(
                  in.get(ID),
                  in.get(CIDR),
                  new EnumMap<>(
                      Map.of(
                          Tier.PUBLIC, in.get(PUBLIC),
                          Tier.APPLICATION, in.get(APPLICATION),
                          Tier.DATA, in.get(DATA)))));

  private static Field<SortedMap<String, String>> tier(Tier tier, String doc) {
    return optional(
        tier.key(),
        new MapOf<>(Form.ZONE_LETTER, text(Form.SUBNET_ID), MOST_ZONES, ZONES),
        new TreeMap<>(),
        doc);
  }

  @Override
  public List<String> zones(Tier tier) {
    return List.copyOf(of(tier).keySet());
  }

  SortedMap<String, String> of(Tier tier) {
    return subnets.getOrDefault(tier, new TreeMap<>());
  }

  @Override
  public Optional<Long> addresses(Tier tier) {
    return Optional.empty();
  }

  @Override
  public NetworkPart draw(Frame frame, Egress egress, List<Tier> tiers) {
    return new ExistingVpcPart(frame.region(), this, egress);
  }

  @Override
  public void check(String region, Egress egress, List<Tier> tiers, Findings findings) {
    for (Tier tier : Tier.values()) {
      zones(tier)
          .forEach(
              zone -> ZoneRules.exists(region, zone, PATH.key(tier.key()).key(zone), findings));
    }
    CidrRules.block(cidr, PATH.key("cidr"), Vpcs.LONGEST_PREFIX, findings);
    if (!egress.natGateways(List.of("a")).isEmpty()) {
      findings.add(
          DiagnosticCode.EGRESS_CONFLICT,
          EGRESS,
          format("`%s` is `%s`, and the VPC exists already.", EGRESS, egress.word()),
          "Its routes are somebody else's: write `existing`, or `public_ip` for tasks in its public subnets.");
    }
    Set<Tier> used = new LinkedHashSet<>(tiers);
    used.add(egress.tasks());
    used.forEach(tier -> needed(tier, findings));
    shared(findings);
  }

  private void needed(Tier tier, Findings findings) {
    SpecPath path = PATH.key(tier.key());
    if (of(tier).size() < FEWEST_ZONES) {
      findings.add(
          DiagnosticCode.SUBNET_COUNT,
          path,
          format(
              "`%s` names %s subnets; what this deployment puts there needs two zones.",
              path, of(tier).size()),
          "Name a subnet in each of two zones, such as `{a: subnet-..., b: subnet-...}`.");
    }
  }

  /** A subnet stands in one zone, and a tier differs from another by its routes. */
  private void shared(Findings findings) {
    Map<String, SpecPath> seen = new HashMap<>();
    for (Tier tier : Tier.values()) {
      of(tier)
          .forEach(
              (zone, subnet) -> {
                SpecPath path = PATH.key(tier.key()).key(zone);
                SpecPath earlier = seen.putIfAbsent(subnet, path);
                if (earlier != null) {
                  findings.add(
                      DiagnosticCode.SHARED_SUBNET,
                      path,
                      format("`%s` is `%s`, and so is `%s`.", path, subnet, earlier),
                      "A subnet is in one zone, and public, with a way out or without one: name another.");
                }
              });
    }
  }
}
