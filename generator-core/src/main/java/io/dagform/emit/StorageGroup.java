package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.List;

/** The bucket and everything that keeps it private, encrypted and tidy. */
final class StorageGroup extends Group {
  private static final int ABORT_UPLOADS_DAYS = 7;
  private static final int KEEP_OLD_VERSIONS_DAYS = 90;

  StorageGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "storage");
    bucket(blueprint.deployment().storage().bucket(), remarks);
    access();
    versions();
    policy();
  }

  private void bucket(String name, Remarks remarks) {
    Extras extras = new Extras();
    remarks.skipInDevelopment(extras, "CKV_AWS_18", "no access logs");
    Remarks.skip(extras, "CKV_AWS_144", "one region");
    remarks.skipInDevelopment(extras, "CKV_AWS_145", "no key of its own");
    Remarks.skip(extras, "CKV2_AWS_62", "nothing listens to events");
    add(
        Addresses.BUCKET,
        S3Bucket.Builder.create(this, Addresses.BUCKET.address()).bucket(name).build(),
        extras);
  }

  private void access() {
    add(
        Addresses.BUCKET_PUBLIC_ACCESS,
        S3BucketPublicAccessBlock.Builder.create(this, Addresses.BUCKET_PUBLIC_ACCESS.address())
            .bucket(Addresses.BUCKET.id())
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build());
    add(
        Addresses.BUCKET_OWNERSHIP,
        S3BucketOwnershipControls.Builder.create(this, Addresses.BUCKET_OWNERSHIP.address())
            .bucket(Addresses.BUCKET.id())
            .rule(
                S3BucketOwnershipControlsRule.builder()
                    .objectOwnership("BucketOwnerEnforced")
                    .build())
            .build());
    add(
        Addresses.BUCKET_ENCRYPTION,
        S3BucketServerSideEncryptionConfigurationA.Builder.create(
                this, Addresses.BUCKET_ENCRYPTION.address())
            .bucket(Addresses.BUCKET.id())
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

  private void versions() {
    add(
        Addresses.BUCKET_VERSIONING,
        S3BucketVersioningA.Builder.create(this, Addresses.BUCKET_VERSIONING.address())
            .bucket(Addresses.BUCKET.id())
            .versioningConfiguration(
                S3BucketVersioningVersioningConfiguration.builder().status("Enabled").build())
            .build());
    add(
        Addresses.BUCKET_LIFECYCLE,
        after(
            S3BucketLifecycleConfiguration.Builder.create(
                    this, Addresses.BUCKET_LIFECYCLE.address())
                .bucket(Addresses.BUCKET.id())
                .rule(
                    List.of(
                        S3BucketLifecycleConfigurationRule.builder()
                            .id("clean-up")
                            .status("Enabled")
                            .filter(S3BucketLifecycleConfigurationRuleFilter.builder().build())
                            .abortIncompleteMultipartUpload(
                                S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload
                                    .builder()
                                    .daysAfterInitiation(ABORT_UPLOADS_DAYS)
                                    .build())
                            .noncurrentVersionExpiration(
                                S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration
                                    .builder()
                                    .noncurrentDays(KEEP_OLD_VERSIONS_DAYS)
                                    .build())
                            .build()))
                .build(),
            List.of(Addresses.BUCKET_VERSIONING)));
  }

  private void policy() {
    Value arn = Addresses.BUCKET.attribute("arn");
    Value tlsOnly =
        Value.Obj.builder()
            .put("Sid", "TlsOnly")
            .put("Effect", "Deny")
            .put("Principal", "*")
            .put("Action", "s3:*")
            .put("Resource", Value.tuple(arn, Value.template(arn, Value.text("/*"))))
            .put("Condition", Settings.withoutTls())
            .build();
    add(
        Addresses.BUCKET_POLICY,
        after(
            S3BucketPolicy.Builder.create(this, Addresses.BUCKET_POLICY.address())
                .bucket(Addresses.BUCKET.id())
                .policy("{}")
                .build(),
            List.of(Addresses.BUCKET_PUBLIC_ACCESS)),
        new Extras().value("policy", Settings.document(List.of(tlsOnly))));
  }
}
