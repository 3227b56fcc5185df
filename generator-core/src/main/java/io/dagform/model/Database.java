package io.dagform.model;

/** The PostgreSQL database of the Dagster instance. */
public sealed interface Database {
  /**
   * An RDS instance of the deployment's own.
   *
   * @param engineVersion a major version such as {@code 17}, which AWS patches, or a minor version
   *     such as {@code 17.5}, which stays
   * @param instanceClass such as {@code db.t4g.micro}
   * @param storageGib gp3 storage in GiB
   * @param maxStorageGib GiB up to which AWS lets the storage grow; the storage itself if it does
   *     not
   * @param backupRetentionDays days that automated backups are kept; 0 means none
   * @param passwordVersion raised by one, a new password is drawn
   */
  record Rds(
      String identifier,
      String engineVersion,
      String instanceClass,
      Availability availability,
      int storageGib,
      int maxStorageGib,
      int backupRetentionDays,
      boolean deletionProtection,
      int passwordVersion)
      implements Database {

    /** The part of the version before the first dot. */
    public String majorVersion() {
      return engineVersion.split("\\.", 2)[0];
    }

    /** Whether the version names a minor version, which automatic upgrades would leave. */
    public boolean minorVersionPinned() {
      return engineVersion.contains(".");
    }
  }

  /** In how many zones the database runs. */
  public sealed interface Availability {
    /** A standby in a second zone takes over. */
    record MultiAz() implements Availability {}

    /** AWS picks the one zone. */
    record AnyZone() implements Availability {}

    /**
     * One zone that the spec names.
     *
     * @param letter the letter of the zone, such as {@code a}
     */
    record OneZone(String letter) implements Availability {}
  }
}
