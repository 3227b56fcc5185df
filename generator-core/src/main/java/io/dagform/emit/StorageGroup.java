package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3BucketConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicyConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlockConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationAConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningAConfig;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import io.dagform.capability.storage.BucketRefs;
import io.dagform.capability.storage.StoragePart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/**
 * The buckets and everything that keeps them private, encrypted and tidy.
 *
 * <p>What runs print has a bucket without versions: Dagster uploads the whole file again and again
 * while a step prints, and each version of each of them would be kept.
 */
final class StorageGroup extends Group {
  private static final int ABORT_UPLOADS_DAYS = 7;
  private static final int KEEP_OLD_VERSIONS_DAYS = 90;
  // Longer than anybody waits before they run a run again from where it failed.
  private static final int KEEP_OP_OUTPUTS_DAYS = 30;

  private final Remarks remarks;

  StorageGroup(Stack stack, StoragePart part, Remarks remarks) {
    super(stack, "storage");
    this.remarks = remarks;
    if (part.bucket().managed()) {
      main(part);
    }
    computeLogs(part);
  }

  private void main(StoragePart part) {
    BucketRefs main = StoragePart.MAIN;
    bucket(main, part.bucket().name(), new Extras());
    block(
        main.versioning(),
        S3BucketVersioningA::new,
        S3BucketVersioningAConfig.builder()
            .bucket(main.bucket().id())
            .versioningConfiguration(
                S3BucketVersioningVersioningConfiguration.builder().status("Enabled").build())
            .build());
    lifecycle(
        main,
        List.of(
            cleanUp()
                .noncurrentVersionExpiration(noncurrent(KEEP_OLD_VERSIONS_DAYS))
                .expiration(deleteMarkers())
                .build(),
            oldVersions("assets", StoragePart.ASSETS, part.assetVersionDays()).build(),
            oldVersions("op-outputs", StoragePart.OP_OUTPUTS, 1)
                .expiration(days(KEEP_OP_OUTPUTS_DAYS))
                .build()),
        List.of(main.versioning()));
    policy(main);
  }

  private void computeLogs(StoragePart part) {
    BucketRefs logs = StoragePart.COMPUTE_LOGS;
    Extras extras = new Extras();
    Remarks.skip(
        extras, "CKV_AWS_21", "Dagster uploads a log again and again: each version would stay");
    bucket(logs, part.computeLogBucket(), extras);
    lifecycle(logs, List.of(cleanUp().expiration(days(part.computeLogDays())).build()), List.of());
    policy(logs);
  }

  private void bucket(BucketRefs addresses, String name, Extras extras) {
    remarks.skipInDevelopment(extras, "CKV_AWS_18", "no access logs");
    Remarks.skip(extras, "CKV_AWS_144", "one region");
    remarks.skipInDevelopment(extras, "CKV_AWS_145", "no key of its own");
    Remarks.skip(extras, "CKV2_AWS_62", "nothing listens to events");
    String bucket = addresses.bucket().id();
    block(addresses.bucket(), S3Bucket::new, S3BucketConfig.builder().bucket(name).build(), extras);
    block(
        addresses.publicAccess(),
        S3BucketPublicAccessBlock::new,
        S3BucketPublicAccessBlockConfig.builder()
            .bucket(bucket)
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build());
    block(
        addresses.ownership(),
        S3BucketOwnershipControls::new,
        S3BucketOwnershipControlsConfig.builder()
            .bucket(bucket)
            .rule(
                S3BucketOwnershipControlsRule.builder()
                    .objectOwnership("BucketOwnerEnforced")
                    .build())
            .build());
    block(
        addresses.encryption(),
        S3BucketServerSideEncryptionConfigurationA::new,
        S3BucketServerSideEncryptionConfigurationAConfig.builder()
            .bucket(bucket)
            .rule(
                List.of(
                    S3BucketServerSideEncryptionConfigurationRuleA.builder()
                        .applyServerSideEncryptionByDefault(
                            S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                                .builder()
                                .sseAlgorithm("AES256")
                                .build())
                        .build()))
            .build());
  }

  private void lifecycle(
      BucketRefs addresses, List<S3BucketLifecycleConfigurationRule> rules, List<Ref> after) {
    block(
            addresses.lifecycle(),
            S3BucketLifecycleConfiguration::new,
            S3BucketLifecycleConfigurationConfig.builder()
                .bucket(addresses.bucket().id())
                .rule(rules)
                .build())
        .after(after);
  }

  /** The rule for everything in a bucket. */
  private static S3BucketLifecycleConfigurationRule.Builder cleanUp() {
    return rule("clean-up", "")
        .abortIncompleteMultipartUpload(
            S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload.builder()
                .daysAfterInitiation(ABORT_UPLOADS_DAYS)
                .build());
  }

  private static S3BucketLifecycleConfigurationRule.Builder oldVersions(
      String id, String prefix, int days) {
    return rule(id, prefix).noncurrentVersionExpiration(noncurrent(days));
  }

  private static S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration noncurrent(
      int days) {
    return S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
        .noncurrentDays(days)
        .build();
  }

  private static S3BucketLifecycleConfigurationRuleExpiration days(int days) {
    return S3BucketLifecycleConfigurationRuleExpiration.builder().days(days).build();
  }

  /** What stays of a deleted object once its versions have gone. */
  private static S3BucketLifecycleConfigurationRuleExpiration deleteMarkers() {
    return S3BucketLifecycleConfigurationRuleExpiration.builder()
        .expiredObjectDeleteMarker(true)
        .build();
  }

  /**
   * A rule.
   *
   * @param prefix of the objects; empty for all of them
   */
  private static S3BucketLifecycleConfigurationRule.Builder rule(String id, String prefix) {
    S3BucketLifecycleConfigurationRuleFilter.Builder filter =
        S3BucketLifecycleConfigurationRuleFilter.builder();
    if (!prefix.isEmpty()) {
      filter.prefix(prefix);
    }
    return S3BucketLifecycleConfigurationRule.builder()
        .id(id)
        .status("Enabled")
        .filter(filter.build());
  }

  private void policy(BucketRefs addresses) {
    Value arn = addresses.bucket().attribute("arn");
    Value tlsOnly =
        Value.Obj.builder()
            .put("Sid", "TlsOnly")
            .put("Effect", "Deny")
            .put("Principal", "*")
            .put("Action", "s3:*")
            .put("Resource", Value.tuple(arn, Value.template(arn, Value.text("/*"))))
            .put("Condition", Policies.withoutTls())
            .build();
    block(
            addresses.policy(),
            S3BucketPolicy::new,
            S3BucketPolicyConfig.builder()
                .bucket(addresses.bucket().id())
                .policy(Extras.ELSEWHERE)
                .build(),
            new Extras().value("policy", Policies.document(List.of(tlsOnly))))
        .after(List.of(addresses.publicAccess()));
  }
}
