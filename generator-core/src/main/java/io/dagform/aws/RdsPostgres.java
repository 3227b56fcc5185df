package io.dagform.aws;

/** Facts of RDS for PostgreSQL. */
public final class RdsPostgres {
  /** The oldest major version in standard support (Amazon RDS release calendar). */
  public static final int OLDEST_MAJOR_VERSION = 14;

  /** The newest major version (Amazon RDS release calendar). */
  public static final int NEWEST_MAJOR_VERSION = 18;

  /** The port of PostgreSQL. */
  public static final int PORT = 5432;

  private RdsPostgres() {}

  /**
   * The smallest limit up to which storage may grow, in GiB: ten per cent more than there is
   * (Amazon RDS user guide, "Managing capacity automatically with Amazon RDS storage autoscaling").
   */
  public static int smallestMaximumStorageGib(int storageGib) {
    return storageGib + (storageGib + 9) / 10;
  }
}
