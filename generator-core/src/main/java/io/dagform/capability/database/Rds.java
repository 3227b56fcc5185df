package io.dagform.capability.database;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.derived;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.capability.network.Network;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.PasswordField;
import io.dagform.spec.Reading;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An RDS instance of the deployment's own. Limits: RDS API, CreateDBInstance.
 *
 * @param subnetGroup the name of its subnet group, which AWS can't exchange
 * @param engineVersion a major version such as {@code 17}, which AWS patches, or a minor version
 *     such as {@code 17.5}, which stays
 * @param instanceClass such as {@code db.t4g.micro}
 * @param storageGib gp3 storage in GiB
 * @param maxStorageGib GiB up to which AWS lets the storage grow; the storage itself if it does not
 * @param backupRetentionDays days that automated backups are kept; 0 means none
 * @param passwordVersion raised by one, a new password is drawn
 */
public record Rds(
    String identifier,
    String subnetGroup,
    String engineVersion,
    String instanceClass,
    Availability availability,
    SubnetTier subnets,
    int storageGib,
    int maxStorageGib,
    int backupRetentionDays,
    boolean deletionProtection,
    Changes changes,
    int passwordVersion)
    implements Database {
  static final SpecPath PATH = SpecPath.of("database.rds");

  private static final int LARGEST_GIB = 65_536;
  private static final int GROWTH = 5;

  private static final Field<String> IDENTIFIER =
      named("identifier", text(Form.DB_IDENTIFIER), "{name}", "Identifier of the instance.");
  private static final Field<String> SUBNET_GROUP =
      named(
          "subnet_group",
          text(Form.DB_IDENTIFIER),
          "{name}-database",
          "Name of the instance's subnet group.");
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
  private static final Field<SubnetTier> SUBNETS =
      optional(
          "subnets",
          word(SubnetTier.class),
          SubnetTier.DATA,
          "Tier of its subnets: `data` has no way out, which a database does not need.");
  private static final Field<Integer> STORAGE =
      required(
          "storage_gib",
          integer(20, LARGEST_GIB, "Amazon RDS user guide, gp3 storage"),
          "gp3 storage in GiB.");
  private static final Field<Integer> MAX_STORAGE =
      derived(
          "max_storage_gib",
          integer(20, LARGEST_GIB, "Amazon RDS user guide, gp3 storage"),
          STORAGE,
          Rds::maximum,
          format("%s times `storage_gib`", GROWTH),
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

  private static final Field<Apply> APPLY =
      byProfile(
          "apply",
          word(Apply.class),
          Apply.IMMEDIATELY,
          Apply.MAINTENANCE_WINDOW,
          Apply.MAINTENANCE_WINDOW,
          "When a change that interrupts the database takes effect.");
  private static final Field<Boolean> ALLOW_MAJOR_VERSION_UPGRADE =
      optional(
          "allow_major_version_upgrade",
          bool(),
          false,
          "Whether `engine_version` may name a later major version than the one that runs.");

  static final Alternative<Rds> ALTERNATIVE =
      Alternative.with(
          "rds",
          new MapType<>(
              List.of(
                  IDENTIFIER,
                  SUBNET_GROUP,
                  ENGINE_VERSION,
                  ALLOW_MAJOR_VERSION_UPGRADE,
                  INSTANCE_CLASS,
                  AVAILABILITY_ZONE,
                  MULTI_AZ,
                  SUBNETS,
                  STORAGE,
                  MAX_STORAGE,
                  BACKUP_RETENTION,
                  DELETION_PROTECTION,
                  APPLY,
                  PasswordField.VERSION),
              Rds::zoneAgreesWithMultiAz,
              in ->
                  new Rds(
                      in.get(IDENTIFIER),
                      in.get(SUBNET_GROUP),
                      in.get(ENGINE_VERSION),
                      in.get(INSTANCE_CLASS),
                      new Availability(in.get(MULTI_AZ), in.get(AVAILABILITY_ZONE)),
                      in.get(SUBNETS),
                      in.get(STORAGE),
                      in.get(MAX_STORAGE),
                      in.get(BACKUP_RETENTION),
                      in.get(DELETION_PROTECTION),
                      new Changes(
                          in.get(APPLY) == Apply.IMMEDIATELY, in.get(ALLOW_MAJOR_VERSION_UPGRADE)),
                      in.get(PasswordField.VERSION))),
          "An RDS instance of the deployment's own.");

  /** When a change takes effect (Amazon RDS API, ModifyDBInstance, ApplyImmediately). */
  private enum Apply {
    IMMEDIATELY,
    MAINTENANCE_WINDOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How changes come to it.
   *
   * @param immediately whether one that interrupts it does not wait for the maintenance window
   * @param majorVersion whether it may be upgraded to a later major version
   */
  public record Changes(boolean immediately, boolean majorVersion) {}

  /** The tier of its subnets. */
  public enum SubnetTier {
    DATA(Tier.DATA),
    PUBLIC(Tier.PUBLIC);

    private final Tier tier;

    SubnetTier(Tier tier) {
      this.tier = tier;
    }

    Tier tier() {
      return tier;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  /** The part of the version before the first dot. */
  public String majorVersion() {
    return engineVersion.split("\\.", 2)[0];
  }

  /** Whether the version names a minor version, which automatic upgrades would leave. */
  public boolean minorVersionPinned() {
    return engineVersion.contains(".");
  }

  Tier tier() {
    return subnets.tier();
  }

  /** Whether AWS may enlarge the storage. */
  public boolean grows() {
    return maxStorageGib > storageGib;
  }

  @Override
  public Connections connections() {
    SpecPath path = PATH.key(INSTANCE_CLASS.key());
    Optional<Integer> most = RdsPostgres.connections(instanceClass);
    return new Connections(
        most,
        path,
        format(
            "`%s` is `%s`, which is sure to take %s connections",
            path, instanceClass, most.orElse(0)));
  }

  @Override
  public String larger(int connections) {
    return RdsPostgres.classFor(instanceClass, connections)
        .map(other -> format("Choose `%s` or a larger one", other))
        .orElse("Choose a class with more memory");
  }

  @Override
  public List<Tier> tiers() {
    return List.of(subnets.tier());
  }

  @Override
  public DatabasePart draw(Frame frame, NetworkPart network) {
    return new RdsPart(frame, this, network);
  }

  @Override
  public List<Control> controls() {
    return List.of(
        Control.of(
            subnets == SubnetTier.DATA,
            DiagnosticCode.DATABASE_IN_PUBLIC_SUBNET,
            PATH.key(SUBNETS.key()),
            "Write `subnets: data`. "),
        Control.of(
            availability.multiAz(),
            DiagnosticCode.DATABASE_SINGLE_ZONE,
            PATH.key(availability.zone().isPresent() ? AVAILABILITY_ZONE.key() : MULTI_AZ.key()),
            "Set `multi_az: true` and no zone. "));
  }

  @Override
  public void check(Network network, Findings findings) {
    new RdsRules(this, findings).check(network.vpc().zones(subnets.tier()));
  }
}
