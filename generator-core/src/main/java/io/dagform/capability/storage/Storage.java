package io.dagform.capability.storage;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.derived;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import io.dagform.spec.OrExisting;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Optional;

/**
 * The buckets of a deployment.
 *
 * @param bucket the one that holds values, and code that is synced
 * @param computeLogBucket the name of the one that holds what runs print
 * @param computeLogDays days that what a run printed is kept
 * @param assetVersionDays days that a value is kept after it was overwritten or deleted
 */
public record Storage(
    Bucket bucket, String computeLogBucket, int computeLogDays, int assetVersionDays) {
  private static final String DERIVED_SUFFIX = "-compute-logs";
  // Amazon S3 user guide, "General purpose bucket naming rules".
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DAYS = 36_500;
  private static final String DAYS_SOURCE = "a hundred years";

  private static final Field<Bucket> BUCKET =
      required(
          "bucket",
          new OrExisting<Bucket>(
              Mapped.of(text(Form.BUCKET_NAME), OwnBucket::new),
              Mapped.of(text(Form.EXISTING_BUCKET_NAME), ExistingBucket::new)),
          "Name of the S3 bucket of code and values, unique in all of AWS.");
  private static final Field<String> COMPUTE_LOG_BUCKET =
      derived(
          "compute_log_bucket",
          text(Form.BUCKET_NAME),
          BUCKET,
          bucket -> bucket.name() + DERIVED_SUFFIX,
          "`{bucket}" + DERIVED_SUFFIX + "`",
          "Name of the S3 bucket of what runs print, which keeps no versions: Dagster overwrites a log again and again.");
  private static final Field<Integer> COMPUTE_LOG_DAYS =
      byProfile(
          "compute_log_days",
          integer(1, LONGEST_DAYS, DAYS_SOURCE),
          14,
          90,
          365,
          "Days that what a run printed is kept.");
  private static final Field<Integer> ASSET_VERSION_DAYS =
      optional(
          "asset_version_days",
          integer(1, LONGEST_DAYS, DAYS_SOURCE),
          7,
          "Days that a value is kept after it was overwritten or deleted.");

  public static final Type<Storage> TYPE =
      new MapType<>(
          List.of(BUCKET, COMPUTE_LOG_BUCKET, COMPUTE_LOG_DAYS, ASSET_VERSION_DAYS),
          Storage::derivedNameFits,
          in ->
              new Storage(
                  in.get(BUCKET),
                  in.get(COMPUTE_LOG_BUCKET),
                  in.get(COMPUTE_LOG_DAYS),
                  in.get(ASSET_VERSION_DAYS)));

  private static boolean derivedNameFits(Values in, SpecPath path, Reading reading) {
    String name = in.get(COMPUTE_LOG_BUCKET);
    if (name.length() <= LONGEST_NAME) {
      return true;
    }
    SpecPath bucket = path.key(BUCKET.key());
    reading.problem(
        DiagnosticCode.MALFORMED_VALUE,
        bucket,
        reading.locator().of(bucket),
        format(
            "`%s` gives the bucket of what runs print the name `%s`, which has %s characters; %s are allowed.",
            bucket, name, name.length(), LONGEST_NAME),
        format("Set `%s`, or choose a shorter name.", path.key(COMPUTE_LOG_BUCKET.key())));
    return false;
  }

  /**
   * Draws the buckets.
   *
   * @param codePrefix the prefix of code that is synced
   */
  public StoragePart draw(Frame frame, Optional<String> codePrefix) {
    return new StoragePart(frame, this, codePrefix);
  }
}
