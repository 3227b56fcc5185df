package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.aws.Vpcs;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;

/** What AWS asks of CIDR blocks. */
public final class CidrRules {
  private CidrRules() {}

  /** Reports a CIDR block that EC2 would store otherwise than it is written. */
  public static void canonical(Cidr cidr, SpecPath path, Findings findings) {
    if (!cidr.isCanonical()) {
      findings.add(
          DiagnosticCode.CIDR_NOT_CANONICAL,
          path,
          format("`%s` is %s, which has bits set behind its prefix.", path, cidr),
          format("Write %s.", cidr.canonical()));
    }
  }

  /** Reports the block of a VPC or a subnet that EC2 would refuse. */
  static void block(String text, SpecPath path, int longestPrefix, Findings findings) {
    Cidr cidr = Cidr.parse(text);
    canonical(cidr, path, findings);
    if (cidr.prefix() < Vpcs.SHORTEST_PREFIX || cidr.prefix() > longestPrefix) {
      findings.add(
          DiagnosticCode.CIDR_SIZE,
          path,
          format(
              "`%s` is %s; allowed is /%s to /%s.",
              path, text, Vpcs.SHORTEST_PREFIX, longestPrefix),
          "Choose another prefix length.");
    }
  }
}
