package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.Optional;

/**
 * A role.
 *
 * @param key its stable name
 * @param policy the name of its policy
 * @param words what it is, for the document
 * @param remark what stands above it
 */
public record Role(
    String key,
    String name,
    String policy,
    String words,
    String remark,
    String path,
    Optional<String> permissionsBoundary) {
  public Ref ref() {
    return Ref.resource("aws_iam_role", key);
  }

  public Ref policyRef() {
    return Ref.resource("aws_iam_role_policy", key);
  }

  /** What its ARN ends with. */
  Value pathAndName() {
    return Value.text(path + name);
  }

  public Value arn() {
    return ref().attribute("arn");
  }
}
