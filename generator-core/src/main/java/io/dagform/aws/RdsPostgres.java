package io.dagform.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
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

  // PostgreSQL keeps some for its superuser, and RDS some for the owner (RDS user guide,
  // "Quotas and constraints", and the parameters superuser_reserved_connections and
  // rds.rds_superuser_reserved_connections).
  private static final int RESERVED_CONNECTIONS = 5;
  private static final int MOST_CONNECTIONS = 5000;
  private static final long BYTES_OF_A_CONNECTION = 9_531_392;
  private static final long GIB = 1L << 30;

  /** The memory of the sizes in GiB (Amazon RDS user guide, "Hardware specifications"). */
  private static final Map<String, Map<String, Integer>> MEMORY_GIB =
      Map.of(
          "t", sizes(1, "micro", "small", "medium", "large", "xlarge", "2xlarge"),
          "m", sizes(8, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"),
          "r", sizes(16, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"));

  private static final Pattern CLASS = Pattern.compile("(db\\.([tmr])[0-9][a-z]*)\\.([a-z0-9]+)");

  private RdsPostgres() {}

  /** Each twice as large as the one before. */
  private static Map<String, Integer> sizes(int smallestGib, String... names) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      sizes.put(names[i], smallestGib << i);
    }
    return sizes;
  }

  /**
   * How many connections an instance takes at least, as far as the default {@code max_connections}
   * allows: {@code LEAST(DBInstanceClassMemory/9531392, 5000)}, where the memory is what the
   * instance has without the operating system and RDS's own processes (Amazon RDS user guide,
   * "Quotas and constraints"). How much those take, AWS does not say: instances were seen with 91
   * to 95 in a hundred of their memory, the smallest with 70.
   *
   * @return absent for a class whose memory is not known here
   */
  public static Optional<Integer> connections(String instanceClass) {
    Matcher matcher = CLASS.matcher(instanceClass);
    return matcher.matches()
        ? Optional.ofNullable(MEMORY_GIB.get(matcher.group(2)))
            .flatMap(sizes -> Optional.ofNullable(sizes.get(matcher.group(3))))
            .map(RdsPostgres::connections)
        : Optional.empty();
  }

  private static int connections(int memoryGib) {
    long bytes = memoryGib * GIB * 95 / 100 - GIB / 4;
    return (int) Math.min(bytes / BYTES_OF_A_CONNECTION, MOST_CONNECTIONS) - RESERVED_CONNECTIONS;
  }

  /** The smallest class of the same kind that takes so many connections; absent if none does. */
  public static Optional<String> classFor(String instanceClass, int connections) {
    Matcher matcher = CLASS.matcher(instanceClass);
    return matcher.matches()
        ? MEMORY_GIB.getOrDefault(matcher.group(2), Map.of()).entrySet().stream()
            .filter(size -> connections(size.getValue()) >= connections)
            .findFirst()
            .map(size -> matcher.group(1) + "." + size.getKey())
        : Optional.empty();
  }

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
