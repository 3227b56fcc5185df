package io.dagform.model;

/**
 * The S3 buckets of the deployment.
 *
 * @param bucket the name of the one that holds code and values
 * @param computeLogBucket the name of the one that holds what runs print
 * @param computeLogDays days that what a run printed is kept
 * @param assetVersionDays days that a value is kept after it was overwritten or deleted
 */
public record Storage(
    String bucket, String computeLogBucket, int computeLogDays, int assetVersionDays) {}
