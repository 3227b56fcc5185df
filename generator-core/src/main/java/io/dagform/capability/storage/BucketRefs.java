package io.dagform.capability.storage;

import io.dagform.blueprint.Managed;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a bucket and of what belongs to it, which all have its name. */
public record BucketRefs(String name) {
  // Amazon S3 user guide, "General purpose bucket naming rules".
  private static final int LONGEST_NAME = 63;

  public Ref bucket() {
    return Ref.resource("aws_s3_bucket", name);
  }

  public Ref publicAccess() {
    return Ref.resource("aws_s3_bucket_public_access_block", name);
  }

  public Ref ownership() {
    return Ref.resource("aws_s3_bucket_ownership_controls", name);
  }

  public Ref encryption() {
    return Ref.resource("aws_s3_bucket_server_side_encryption_configuration", name);
  }

  public Ref versioning() {
    return Ref.resource("aws_s3_bucket_versioning", name);
  }

  public Ref lifecycle() {
    return Ref.resource("aws_s3_bucket_lifecycle_configuration", name);
  }

  public Ref policy() {
    return Ref.resource("aws_s3_bucket_policy", name);
  }

  /** What is made of it. */
  List<Managed> managed(String bucket, boolean versions) {
    List<Ref> refs =
        new ArrayList<>(
            List.of(bucket(), publicAccess(), ownership(), encryption(), lifecycle(), policy()));
    if (versions) {
      refs.add(versioning());
    }
    return refs.stream().map(ref -> Managed.named(ref.type(), bucket)).toList();
  }

  Value nameValue() {
    return bucket().attribute("bucket", LONGEST_NAME);
  }

  Value arn() {
    return bucket().attribute("arn");
  }
}
