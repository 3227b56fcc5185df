package io.dagform.capability.storage;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.TaskExtension;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

/**
 * What a process needs to keep values and what runs print, whoever manages the buckets.
 *
 * @param bucket the name of the bucket of values, as a value
 * @param bucketArn its ARN, as a value
 * @param logs the name of the bucket of what runs print, as a value
 * @param logsArn its ARN, as a value
 */
public record StorageAccess(Value bucket, Value bucketArn, Value logs, Value logsArn) {
  /** The prefix for the values of assets, and whatever the user's code keeps there. */
  static final String ASSETS = "assets/";

  static final String COMPUTE_LOGS_PREFIX = "compute-logs";

  /** Reads and writes the values of code that names no I/O manager. */
  public static final ConfigFile STORED_VALUES =
      new ConfigFile("stored_values.py", Template.text("stored_values.py"));

  /** Of buckets by their names. */
  public static StorageAccess of(String bucket, String logs) {
    return new StorageAccess(Value.text(bucket), arn(bucket), Value.text(logs), arn(logs));
  }

  private static Value arn(String bucket) {
    return Value.text("arn:aws:s3:::" + bucket);
  }

  /** For who shows what runs have printed, and has no code of the user's. */
  public TaskExtension reading() {
    return extension().environment().may(List.of(computeLogs("ReadComputeLogs", "s3:GetObject")));
  }

  /** For code, which also keeps values, and for runs, which print. */
  public TaskExtension extension() {
    return TaskExtension.none()
        .variables(
            Map.of(
                "DAGSTER_COMPUTE_LOG_BUCKET", logs,
                "DAGSTER_DEFAULT_IO_MANAGER_ATTRIBUTE", Value.text("stored_values"),
                "DAGSTER_DEFAULT_IO_MANAGER_MODULE", Value.text("stored_values"),
                "DAGSTER_S3_BUCKET", bucket,
                "STORED_VALUES_PY", STORED_VALUES.content()))
        .may(
            List.of(
                // Also without a prefix: S3 says that an object is missing only to who may list its
                // bucket, and Dagster's S3 I/O manager lists its prefix without a slash.
                Grant.of("ListBucket", List.of("s3:ListBucket"), List.of(bucketArn))
                    .when("StringLikeIfExists", "s3:prefix", List.of(Value.text("assets*"))),
                computeLogs("ComputeLogs", "s3:GetObject", "s3:PutObject"),
                Grant.of(
                    "Assets",
                    List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                    List.of(Value.template(bucketArn, Value.text("/" + ASSETS + "*"))))));
  }

  private Grant computeLogs(String sid, String... actions) {
    return Grant.of(
        sid,
        List.of(actions),
        List.of(Value.template(logsArn, Value.text("/" + COMPUTE_LOGS_PREFIX + "/*"))));
  }
}
