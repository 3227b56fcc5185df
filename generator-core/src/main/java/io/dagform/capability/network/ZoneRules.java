package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Regions;
import io.dagform.aws.Zones;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;

/** Which zones a region has. AWS adds some, and shows not every account all of them. */
final class ZoneRules {
  private ZoneRules() {}

  /** Reports a zone that no region has, and warns of one that this region has not had. */
  static void exists(String region, String zone, SpecPath path, Findings findings) {
    if (zone.compareTo(Zones.LAST) > 0) {
      findings.add(
          DiagnosticCode.NO_SUCH_ZONE,
          path,
          format("No region has a zone `%s`.", zone),
          format("`%s` has %s.", region, words(region)));
    } else if (Regions.all().contains(region) && !Zones.of(region).contains(zone)) {
      findings.add(
          DiagnosticCode.ZONE_NOT_OFFERED,
          path,
          format("`%s` is not known to have a zone `%s`.", region, zone),
          format(
              "It has %s; `aws ec2 describe-availability-zones --region %s` says what your account has.",
              words(region), region));
    }
  }

  private static String words(String region) {
    return Zones.of(region).replaceAll("(?<=.)(?=.)", ", ");
  }
}
