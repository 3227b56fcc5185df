package io.dagform.spec;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Database;
import io.dagform.model.Database.Availability;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;
import java.util.Optional;

/** The fields of {@code database}. Limits: RDS API, CreateDBInstance. */
final class DatabaseSpec {
  private static final int LARGEST_GIB = 65_536;
  private static final int GROWTH = 5;

  private static final Field<String> IDENTIFIER =
      named("identifier", text(Form.DB_IDENTIFIER), "{name}", "Identifier of the instance.");
  private static final Field<String> ENGINE_VERSION =
      required(
          "engine_version",
          text(Form.ENGINE_VERSION),
          "PostgreSQL version: a major version, which AWS patches, or a minor one, which stays.");
  private static final Field<String> INSTANCE_CLASS =
      required("instance_class", text(Form.INSTANCE_CLASS), "Class of the instance.");
  private static final Field<Optional<String>> AVAILABILITY_ZONE =
      optional(
          "availability_zone",
          maybe(text(Form.ZONE_LETTER)),
          Optional.empty(),
          "Letter of the one zone that it runs in; without it AWS picks one.");
  private static final Field<Boolean> MULTI_AZ =
      byProfile(
          "multi_az", bool(), false, true, true, "Whether a standby in a second zone takes over.");
  private static final Field<Integer> STORAGE =
      required(
          "storage_gib",
          integer(20, LARGEST_GIB, "Amazon RDS user guide, gp3 storage"),
          "gp3 storage in GiB.");
  private static final Field<Optional<Integer>> MAX_STORAGE =
      described(
          "max_storage_gib",
          maybe(integer(20, LARGEST_GIB, "Amazon RDS user guide, gp3 storage")),
          Optional.empty(),
          format("%d times `storage_gib`", GROWTH),
          "GiB up to which AWS enlarges the storage when it fills, which it never undoes; `storage_gib` itself for never.");
  private static final Field<Integer> BACKUP_RETENTION =
      byProfile(
          "backup_retention_days",
          integer(0, 35, "Amazon RDS API, CreateDBInstance"),
          7,
          7,
          14,
          "Days that automated backups are kept; 0 means none.");
  private static final Field<Boolean> DELETION_PROTECTION =
      byProfile(
          "deletion_protection",
          bool(),
          false,
          true,
          true,
          "Whether it refuses to be deleted, and leaves a final snapshot when it is.");
  private static final Type<Database> RDS_TYPE =
      new MapType<>(
          List.of(
              IDENTIFIER,
              ENGINE_VERSION,
              INSTANCE_CLASS,
              AVAILABILITY_ZONE,
              MULTI_AZ,
              STORAGE,
              MAX_STORAGE,
              BACKUP_RETENTION,
              DELETION_PROTECTION,
              PasswordSpec.VERSION),
          DatabaseSpec::zoneAgreesWithMultiAz,
          in ->
              new Database.Rds(
                  in.get(IDENTIFIER),
                  in.get(ENGINE_VERSION),
                  in.get(INSTANCE_CLASS),
                  availability(in),
                  in.get(STORAGE),
                  in.get(MAX_STORAGE).orElseGet(() -> maximum(in.get(STORAGE))),
                  in.get(BACKUP_RETENTION),
                  in.get(DELETION_PROTECTION),
                  in.get(PasswordSpec.VERSION)));

  static final Type<Database> TYPE =
      new Alternatives<>(
          List.of(Alternative.with("rds", RDS_TYPE, "An RDS instance of the deployment's own.")));

  private DatabaseSpec() {}

  /** Where there is no room for the tenth that AWS asks for, the storage does not grow. */
  private static int maximum(int storageGib) {
    int maximum = Math.min(GROWTH * storageGib, LARGEST_GIB);
    return maximum * 10L < storageGib * 11L ? storageGib : maximum;
  }

  private static boolean zoneAgreesWithMultiAz(Values in, SpecPath path, Reading reading) {
    if (in.get(AVAILABILITY_ZONE).isEmpty() || !in.get(MULTI_AZ)) {
      return true;
    }
    SpecPath zone = path.key(AVAILABILITY_ZONE.key());
    reading.problem(
        DiagnosticCode.ZONE_WITH_MULTI_AZ,
        zone,
        reading.locator().of(zone),
        format("`%s` names one zone, and `%s` is `true`.", zone, path.key(MULTI_AZ.key())),
        format("Remove the zone, or set `%s: false`.", MULTI_AZ.key()));
    return false;
  }

  private static Availability availability(Values in) {
    if (in.get(MULTI_AZ)) {
      return new Availability.MultiAz();
    }
    return in.get(AVAILABILITY_ZONE)
        .<Availability>map(Availability.OneZone::new)
        .orElseGet(Availability.AnyZone::new);
  }
}
