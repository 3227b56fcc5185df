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
 * @param isPathOwn whether nothing but roles of one kind of the deployment is in its path
 */
public record Role(
    String key,
    String name,
    String policy,
    String words,
    String remark,
    String path,
    boolean isPathOwn,
    Optional<String> permissionsBoundary) {
  /** The same in a path of its kind's own, below the one that it has. */
  public Role inOwnPath(String folder) {
    return new Role(
        key, name, policy, words, remark, path + folder + "/", true, permissionsBoundary);
  }

  public Ref ref() {
    return Ref.resource("aws_iam_role", key);
  }

  public Ref policyRef() {
    return Ref.resource("aws_iam_role_policy", key);
  }

  /** What its ARN ends with for whoever manages it: one in a path of their own is one of many. */
  Value managed(Frame frame) {
    return Value.text(path + (isPathOwn ? frame.ofMany("*", name) : name));
  }

  /**
   * What its ARN ends with for whoever may pass it: where the path is their own, roles of a kind
   * are passed by one resource (IAM user guide, "IAM identifiers").
   */
  public String passed() {
    return path + (isPathOwn ? "*" : name);
  }

  public Value arn() {
    return ref().attribute("arn");
  }
}
