package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Database;
import io.dagform.model.Database.Availability;
import io.dagform.model.Deployment;
import java.util.List;

/** The version exists, and the database's zone is one of the VPC's. */
final class DatabaseCheck implements Check {
  private static final SpecPath PATH = SpecPath.of("database.rds");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    if (deployment.database() instanceof Database.Rds rds) {
      version(rds, findings);
      storage(rds, findings);
      zone(rds, deployment.network().vpc().availabilityZones(), findings);
    }
    return findings.all();
  }

  private static void version(Database.Rds rds, Findings findings) {
    int major = Integer.parseInt(rds.majorVersion());
    if (major < RdsPostgres.OLDEST_MAJOR_VERSION || major > RdsPostgres.NEWEST_MAJOR_VERSION) {
      findings.add(
          DiagnosticCode.ENGINE_VERSION,
          PATH.key("engine_version"),
          format(
              "`%s` is `%s`; the major versions are %d to %d.",
              PATH.key("engine_version"),
              rds.engineVersion(),
              RdsPostgres.OLDEST_MAJOR_VERSION,
              RdsPostgres.NEWEST_MAJOR_VERSION),
          "A major version alone, such as `17`, lets AWS choose and patch the minor one.");
    } else if (rds.minorVersionPinned()) {
      findings.add(
          DiagnosticCode.PINNED_MINOR_VERSION,
          PATH.key("engine_version"),
          format(
              "`%s` is `%s`, a minor version, which AWS retires within a year or two.",
              PATH.key("engine_version"), rds.engineVersion()),
          format(
              "AWS then upgrades the database whatever stands here, every later apply fails, and a new deployment finds no such version. Write `%s`.",
              rds.majorVersion()));
    }
  }

  private static void storage(Database.Rds rds, Findings findings) {
    int smallest = RdsPostgres.smallestMaximumStorageGib(rds.storageGib());
    if (rds.maxStorageGib() != rds.storageGib() && rds.maxStorageGib() < smallest) {
      findings.add(
          DiagnosticCode.STORAGE_MAXIMUM,
          PATH.key("max_storage_gib"),
          format(
              "`%s` is %d; for `storage_gib`, which is %d, it is at least %d, or %d for never.",
              PATH.key("max_storage_gib"),
              rds.maxStorageGib(),
              rds.storageGib(),
              smallest,
              rds.storageGib()),
          "AWS enlarges storage by at least a tenth.");
    }
  }

  private static void zone(Database.Rds rds, List<String> zones, Findings findings) {
    if (rds.availability() instanceof Availability.OneZone one && !zones.contains(one.letter())) {
      findings.add(
          DiagnosticCode.UNKNOWN_ZONE,
          PATH.key("availability_zone"),
          format(
              "`%s` is `%s`; the VPC's zones are %s.",
              PATH.key("availability_zone"), one.letter(), String.join(", ", zones)),
          "The database needs a subnet in its zone.");
    }
  }
}
