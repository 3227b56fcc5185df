package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.aws.Vpcs;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The zones, and CIDR blocks that AWS would refuse or that exclude each other. */
final class OwnVpcRules {
  private static final SpecPath VPC = SpecPath.of("network.vpc");
  private static final SpecPath CIDR = VPC.key("cidr");
  private static final SpecPath ZONES = VPC.key("availability_zones");
  private static final SpecPath EGRESS = SpecPath.of("network.egress");

  private final OwnVpc vpc;
  private final Findings findings;

  OwnVpcRules(OwnVpc vpc, Findings findings) {
    this.vpc = vpc;
    this.findings = findings;
  }

  void check(String region, Egress egress, List<Tier> tiers) {
    CidrRules.block(vpc.cidr(), CIDR, Vpcs.LONGEST_PREFIX, findings);
    zones(region);
    List<Block> blocks = new ArrayList<>();
    for (Tier tier : tiers) {
      subnets(tier, blocks);
    }
    overlaps(blocks);
    if (egress.existing()) {
      findings.add(
          DiagnosticCode.EGRESS_CONFLICT,
          EGRESS,
          format("`%s` is `%s`, and the VPC is made by this deployment.", EGRESS, egress.word()),
          "A VPC that is new has no way out yet: write `nat_gateway`, `nat_gateway_per_az` or `public_ip`.");
    }
  }

  private void zones(String region) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < vpc.availabilityZones().size(); i++) {
      ZoneRules.exists(region, vpc.availabilityZones().get(i), ZONES.index(i), findings);
      if (!seen.add(vpc.availabilityZones().get(i))) {
        findings.add(
            DiagnosticCode.DUPLICATE_ZONE,
            ZONES.index(i),
            format("The zone `%s` is named twice.", vpc.availabilityZones().get(i)),
            "A load balancer and a file system take one subnet in each zone.");
      }
    }
  }

  /** A block and the field that sets it. */
  private record Block(Cidr cidr, SpecPath path) {}

  private void subnets(Tier tier, List<Block> blocks) {
    SpecPath path = VPC.key(tier.key());
    Optional<List<String>> written =
        Optional.ofNullable(vpc.blocks().get(tier)).flatMap(TierBlocks::written);
    if (written.isPresent()) {
      written(written.get(), tier, path, blocks);
    } else if (derivable(tier, path)) {
      vpc.availabilityZones().stream()
          .distinct()
          .forEach(zone -> blocks.add(new Block(tier.derived(Cidr.parse(vpc.cidr()), zone), path)));
    }
  }

  private boolean derivable(Tier tier, SpecPath path) {
    int longest = tier.longestPrefix() - tier.bits();
    String reason =
        Cidr.parse(vpc.cidr()).prefix() > longest
            ? format(
                "a %s of %s is smaller than %s may be",
                tier == Tier.DATA ? "sixty-fourth" : "sixteenth",
                vpc.cidr(),
                tier == Tier.PUBLIC ? "a load balancer's subnet" : "a subnet")
            : vpc.availabilityZones().stream()
                .filter(zone -> !tier.zones().contains(zone))
                .findFirst()
                .map(zone -> format("none is kept for the zone `%s`", zone))
                .orElse("");
    if (reason.isEmpty()) {
      return true;
    }
    findings.add(
        DiagnosticCode.SUBNETS_NOT_DERIVABLE,
        path,
        format("`%s` is missing, and %s.", path, reason),
        "Write the blocks, one for each zone.");
    return false;
  }

  private void written(List<String> cidrs, Tier tier, SpecPath path, List<Block> blocks) {
    if (cidrs.size() != vpc.availabilityZones().size()) {
      findings.add(
          DiagnosticCode.SUBNET_COUNT,
          path,
          format(
              "`%s` has %s blocks for %s zones.",
              path, cidrs.size(), vpc.availabilityZones().size()),
          format("Give one block for each zone, in the order of `%s`.", ZONES));
    }
    Cidr whole = Cidr.parse(vpc.cidr());
    for (int i = 0; i < cidrs.size(); i++) {
      SpecPath at = path.index(i);
      Cidr subnet = Cidr.parse(cidrs.get(i));
      CidrRules.block(cidrs.get(i), at, tier.longestPrefix(), findings);
      if (!whole.contains(subnet)) {
        findings.add(
            DiagnosticCode.SUBNET_OUTSIDE_VPC,
            at,
            format("`%s` is %s, which is not inside the VPC's %s.", at, subnet, whole),
            "Choose a part of the VPC's block.");
      }
      blocks.add(new Block(subnet, at));
    }
  }

  private void overlaps(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Block later = blocks.get(i);
      for (Block earlier : blocks.subList(0, i)) {
        boolean bothDerived =
            later.path().equals(earlier.path()) || (!written(later) && !written(earlier));
        if (!bothDerived && later.cidr().overlaps(earlier.cidr())) {
          Block at = written(later) ? later : earlier;
          Block other = written(later) ? earlier : later;
          findings.add(
              DiagnosticCode.SUBNET_OVERLAP,
              at.path(),
              format("`%s` is %s, which overlaps %s.", at.path(), at.cidr(), other.cidr()),
              "Subnets of a VPC share no address.");
          break;
        }
      }
    }
  }

  private static boolean written(Block block) {
    List<String> segments = block.path().segments();
    return segments.get(segments.size() - 1).startsWith("[");
  }
}
