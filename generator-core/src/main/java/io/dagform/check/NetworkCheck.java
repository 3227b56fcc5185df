package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.aws.Vpcs;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import io.dagform.model.Network.Subnets;
import io.dagform.model.Network.Vpc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The region, the zones, and CIDR blocks that AWS would refuse or that exclude each other. */
final class NetworkCheck implements Check {
  private static final SpecPath VPC = SpecPath.of("network.vpc");
  private static final SpecPath CIDR = VPC.key("cidr");
  private static final SpecPath ZONES = VPC.key("availability_zones");
  private static final SpecPath SUBNETS = VPC.key("public_subnets");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    findings.requireRegion(deployment.region(), SpecPath.of("region"));
    Vpc vpc = deployment.network().vpc();
    block(vpc.cidr(), CIDR, Vpcs.LONGEST_PREFIX, findings);
    zones(vpc, findings);
    subnets(vpc, findings);
    return findings.all();
  }

  private static void zones(Vpc vpc, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < vpc.availabilityZones().size(); i++) {
      if (!seen.add(vpc.availabilityZones().get(i))) {
        findings.add(
            DiagnosticCode.DUPLICATE_ZONE,
            ZONES.index(i),
            format("The zone `%s` is named twice.", vpc.availabilityZones().get(i)),
            "A load balancer and a file system take one subnet in each zone.");
      }
    }
  }

  private static void subnets(Vpc vpc, Findings findings) {
    if (vpc.publicSubnets() instanceof Subnets.Written written) {
      written(written.cidrs(), vpc, findings);
    } else {
      derived(vpc, findings);
    }
  }

  private static void derived(Vpc vpc, Findings findings) {
    int longest = Vpcs.LONGEST_LOAD_BALANCER_PREFIX - Vpcs.SUBNET_BITS;
    String reason =
        Cidr.parse(vpc.cidr()).prefix() > longest
            ? format(
                "a sixteenth of %s is smaller than a load balancer's subnet may be", vpc.cidr())
            : vpc.availabilityZones().stream()
                .filter(zone -> !Vpcs.SUBNET_ZONES.contains(zone))
                .findFirst()
                .map(value -> format("none is kept for the zone `%s`", value))
                .orElse("");
    if (!reason.isEmpty()) {
      findings.add(
          DiagnosticCode.SUBNETS_NOT_DERIVABLE,
          SUBNETS,
          format("`%s` is missing, and %s.", SUBNETS, reason),
          "Write the blocks, one for each zone.");
    }
  }

  private static void written(List<String> cidrs, Vpc vpc, Findings findings) {
    if (cidrs.size() != vpc.availabilityZones().size()) {
      findings.add(
          DiagnosticCode.SUBNET_COUNT,
          SUBNETS,
          format(
              "`%s` has %d blocks for %d zones.",
              SUBNETS, cidrs.size(), vpc.availabilityZones().size()),
          format("Give one block for each zone, in the order of `%s`.", ZONES));
    }
    Cidr whole = Cidr.parse(vpc.cidr());
    for (int i = 0; i < cidrs.size(); i++) {
      SpecPath path = SUBNETS.index(i);
      Cidr subnet = Cidr.parse(cidrs.get(i));
      block(cidrs.get(i), path, Vpcs.LONGEST_LOAD_BALANCER_PREFIX, findings);
      if (!whole.contains(subnet)) {
        findings.add(
            DiagnosticCode.SUBNET_OUTSIDE_VPC,
            path,
            format("`%s` is %s, which is not inside the VPC's %s.", path, subnet, whole),
            "Choose a part of the VPC's block.");
      }
      for (String earlier : cidrs.subList(0, i)) {
        if (subnet.overlaps(Cidr.parse(earlier))) {
          findings.add(
              DiagnosticCode.SUBNET_OVERLAP,
              path,
              format("`%s` is %s, which overlaps %s.", path, subnet, earlier),
              "Subnets of a VPC share no address.");
          break;
        }
      }
    }
  }

  private static void block(String text, SpecPath path, int longestPrefix, Findings findings) {
    Cidr cidr = Cidr.parse(text);
    findings.requireCanonical(cidr, path);
    if (cidr.prefix() < Vpcs.SHORTEST_PREFIX || cidr.prefix() > longestPrefix) {
      findings.add(
          DiagnosticCode.CIDR_SIZE,
          path,
          format(
              "`%s` is %s; allowed is /%d to /%d.",
              path, text, Vpcs.SHORTEST_PREFIX, longestPrefix),
          "Choose another prefix length.");
    }
  }
}
