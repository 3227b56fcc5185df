package io.dagform.capability.state;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Grant;
import io.dagform.capability.network.RegionRules;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Strings;
import io.dagform.hcl.Value;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object in a bucket that exists already, locked by an object beside it.
 *
 * @param region the bucket's region
 */
record S3Backend(String bucket, String key, String region) implements Backend {
  private static final SpecPath PATH = SpecPath.of("terraform.backend.s3");

  private static final Field<String> BUCKET =
      required(
          "bucket",
          text(Form.EXISTING_BUCKET_NAME),
          "Name of a bucket that exists already and is not the deployment's own.");
  private static final Field<String> KEY =
      required("key", text(Form.STATE_KEY), "Key of the state in the bucket.");
  private static final Field<String> REGION =
      required("region", text(Form.REGION), "Region of the bucket.");

  static final Alternative<S3Backend> ALTERNATIVE =
      Alternative.with(
          "s3",
          new MapType<>(
              List.of(BUCKET, KEY, REGION),
              in -> new S3Backend(in.get(BUCKET), in.get(KEY), in.get(REGION))),
          "State in an S3 bucket, encrypted and locked.");

  /** The lock is an object beside the state, which Terraform has since 1.10 (S3 backend). */
  @Override
  public Optional<Map.Entry<String, Map<String, Object>>> block() {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("bucket", Strings.jsonLiteral(bucket));
    arguments.put("key", Strings.jsonLiteral(key));
    arguments.put("region", region);
    arguments.put("encrypt", true);
    arguments.put("use_lockfile", true);
    return Optional.of(Map.entry("s3", arguments));
  }

  @Override
  public Optional<String> state() {
    return Optional.of(format("s3://%s/%s", bucket, key));
  }

  /** Terraform, S3 backend, permissions required. */
  @Override
  public List<Grant> reading() {
    return List.of(
        Grant.of("ReadStateBucket", List.of("s3:ListBucket"), List.of(arn(""))),
        Grant.of("ReadState", List.of("s3:GetObject"), List.of(arn("/" + key))),
        Grant.of(
            "LockState",
            List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
            List.of(arn("/" + key + ".tflock"))));
  }

  @Override
  public List<Grant> writing() {
    return List.of(Grant.of("WriteState", List.of("s3:PutObject"), List.of(arn("/" + key))));
  }

  private Value arn(String path) {
    return Value.text("arn:aws:s3:::" + bucket + path);
  }

  /**
   * The bucket of the state is there before Terraform runs, so it is not the one that Terraform
   * creates, and it is in a region that exists.
   */
  @Override
  public void check(String own, Findings findings) {
    RegionRules.exists(region, PATH.key(REGION.key()), findings);
    if (bucket.equals(own)) {
      findings.add(
          DiagnosticCode.STATE_BUCKET,
          PATH.key(BUCKET.key()),
          format("`%s` is `%s`, the deployment's own bucket.", PATH.key(BUCKET.key()), bucket),
          "Name a bucket that exists already.");
    }
  }
}
