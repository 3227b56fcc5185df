package io.dagform.change;

import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.diagnostic.DiagnosticCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What RDS refuses of a change to a database, or can't undo. */
final class DatabaseChange {
  static final String STORAGE = "allocated_storage";
  static final String MAXIMUM_STORAGE = "max_allocated_storage";

  // Where a manifest has something else, nobody generated it, which its sum says.
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,4})?");
  private static final Pattern GIB = Pattern.compile("[0-9]{1,6}");

  private DatabaseChange() {}

  /**
   * Amazon RDS user guide, "Upgrading the PostgreSQL DB engine": never down, and majors on demand.
   */
  static Optional<Refusal> version(
      String address, String before, String after, boolean majorAllowed) {
    if (!VERSION.matcher(before).matches()) {
      return Optional.empty();
    }
    int step = Integer.compare(major(after), major(before));
    if (step < 0 || (step == 0 && minor(after) >= 0 && minor(after) < minor(before))) {
      return Optional.of(
          new Refusal(
              DiagnosticCode.STUCK_CHANGE,
              format(
                  "`%s` is PostgreSQL %s, and AWS takes no database back to %s.",
                  address, before, after),
              "Revert the change; data of an older version comes back from a snapshot only."));
    }
    return step == 0 || majorAllowed
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                DiagnosticCode.MAJOR_VERSION_UPGRADE,
                format(
                    "`%s` is PostgreSQL %s, and AWS refuses the way to %s unless it is asked for.",
                    address, before, after),
                "Read the chapter \"Changing it\" of ARCHITECTURE.md, take a snapshot, and set `database.rds.allow_major_version_upgrade: true`."));
  }

  private static int major(String version) {
    return Integer.parseInt(version.split("\\.", 2)[0]);
  }

  /** -1 where AWS chooses. */
  private static int minor(String version) {
    String[] numbers = version.split("\\.", 2);
    return numbers.length == 1 ? -1 : Integer.parseInt(numbers[1]);
  }

  /** Amazon RDS API, ModifyDBInstance, AllocatedStorage: never less, and a tenth more at least. */
  static Optional<Refusal> storage(String address, String recorded, int after) {
    if (!GIB.matcher(recorded).matches()) {
      return Optional.empty();
    }
    int before = Integer.parseInt(recorded);
    int smallest = RdsPostgres.smallestMaximumStorageGib(before);
    if (after < before) {
      return Optional.of(
          new Refusal(
              DiagnosticCode.STUCK_CHANGE,
              format(
                  "`%s` has %s GiB, and AWS never shrinks storage to %s.", address, before, after),
              format("Write %s or more.", before)));
    }
    return after >= smallest
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                DiagnosticCode.STUCK_CHANGE,
                format(
                    "`%s` has %s GiB, and AWS would make %s of %s, which the next apply could not undo.",
                    address, before, smallest, after),
                format("Write %s, or %s or more.", before, smallest)));
  }
}
