package io.dagform.capability.database;

import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.List;
import java.util.Optional;

/**
 * The version exists, the class is one of today's, the storage can grow, and the database's zone is
 * one of the VPC's.
 */
final class RdsRules {
  private static final SpecPath CLASS = Rds.PATH.key("instance_class");
  private static final SpecPath VERSION = Rds.PATH.key("engine_version");
  private static final SpecPath MAXIMUM = Rds.PATH.key("max_storage_gib");
  private static final SpecPath ZONE = Rds.PATH.key("availability_zone");

  private final Rds rds;
  private final Findings findings;

  RdsRules(Rds rds, Findings findings) {
    this.rds = rds;
    this.findings = findings;
  }

  void check(List<String> zones) {
    version();
    instanceClass();
    storage();
    zone(zones);
  }

  private void version() {
    int major = Integer.parseInt(rds.majorVersion());
    if (major < RdsPostgres.OLDEST_MAJOR_VERSION || major > RdsPostgres.NEWEST_MAJOR_VERSION) {
      findings.add(
          DiagnosticCode.ENGINE_VERSION,
          VERSION,
          format(
              "`%s` is `%s`; the major versions are %s to %s.",
              VERSION,
              rds.engineVersion(),
              RdsPostgres.OLDEST_MAJOR_VERSION,
              RdsPostgres.NEWEST_MAJOR_VERSION),
          "A major version alone, such as `17`, lets AWS choose and patch the minor one.");
    } else if (rds.minorVersionPinned()) {
      findings.add(
          DiagnosticCode.PINNED_MINOR_VERSION,
          VERSION,
          format(
              "`%s` is `%s`, a minor version, which AWS retires within a year or two.",
              VERSION, rds.engineVersion()),
          format(
              "AWS then upgrades the database whatever stands here, every later apply fails, and a new deployment finds no such version. Write `%s`.",
              rds.majorVersion()));
    }
  }

  private void instanceClass() {
    if (RdsPostgres.isOfOldGeneration(rds.instanceClass())) {
      findings.add(
          DiagnosticCode.OLD_INSTANCE_CLASS,
          CLASS,
          format(
              "`%s` is `%s`, of a generation that AWS withdraws, and of which some can't be encrypted.",
              CLASS, rds.instanceClass()),
          "Choose one such as `db.t4g.micro`, `db.m7g.large` or `db.r7g.large`.");
    }
  }

  private void storage() {
    int smallest = RdsPostgres.smallestMaximumStorageGib(rds.storageGib());
    if (rds.maxStorageGib() != rds.storageGib() && rds.maxStorageGib() < smallest) {
      findings.add(
          DiagnosticCode.STORAGE_MAXIMUM,
          MAXIMUM,
          format(
              "`%s` is %s; for `storage_gib`, which is %s, it is at least %s, or %s for never.",
              MAXIMUM, rds.maxStorageGib(), rds.storageGib(), smallest, rds.storageGib()),
          "AWS enlarges storage by at least a tenth.");
    }
  }

  private void zone(List<String> zones) {
    Optional<String> zone = rds.availability().zone();
    if (zone.isPresent() && !zones.contains(zone.get())) {
      findings.add(
          DiagnosticCode.UNKNOWN_ZONE,
          ZONE,
          format(
              "`%s` is `%s`; the VPC's zones are %s.", ZONE, zone.get(), String.join(", ", zones)),
          "The database needs a subnet in its zone.");
    }
  }
}
