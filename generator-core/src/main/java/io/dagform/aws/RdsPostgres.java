package io.dagform.aws;

import java.util.regex.Pattern;

/** Facts of RDS for PostgreSQL. */
public final class RdsPostgres {
  /** The oldest major version in standard support (Amazon RDS release calendar). */
  public static final int OLDEST_MAJOR_VERSION = 14;

  /** The newest major version (Amazon RDS release calendar). */
  public static final int NEWEST_MAJOR_VERSION = 18;

  /** The port of PostgreSQL. */
  public static final int PORT = 5432;

  /**
   * Generations of instance classes that AWS has withdrawn or is withdrawing; some of their classes
   * can't be encrypted (Amazon RDS user guide, "DB instance class types", "Encrypting Amazon RDS
   * resources").
   */
  private static final Pattern OLD_GENERATION =
      Pattern.compile("db\\.(?:t[12]|m[1-4]|r[34]|x1)\\..*");

  private RdsPostgres() {}

  /** Whether an instance class, such as {@code db.t2.micro}, is one of an old generation. */
  public static boolean isOfOldGeneration(String instanceClass) {
    return OLD_GENERATION.matcher(instanceClass).matches();
  }

  /**
   * The smallest limit up to which storage may grow, in GiB: ten per cent more than there is
   * (Amazon RDS user guide, "Managing capacity automatically with Amazon RDS storage autoscaling").
   */
  public static int smallestMaximumStorageGib(int storageGib) {
    return storageGib + (storageGib + 9) / 10;
  }
}
