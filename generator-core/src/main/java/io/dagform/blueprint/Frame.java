package io.dagform.blueprint;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Profile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every part of a deployment stands in.
 *
 * @param title what the deployment is called
 * @param name the prefix of every name that the spec does not set
 * @param part the name of the part that is in this Terraform state, where the deployment is spread
 *     over several
 * @param region the AWS region, such as {@code eu-west-1}
 * @param accountId the twelve digits of the AWS account; absent if any account will do
 * @param tags the user's own
 * @param safeguards what stands between a changed spec and what already runs
 * @param accepted the reason of each risk that the deployment takes, in the order of the spec
 */
public record Frame(
    String title,
    String name,
    Optional<String> part,
    String region,
    Optional<String> accountId,
    Profile profile,
    SortedMap<String, String> tags,
    Safeguards safeguards,
    Map<DiagnosticCode, String> accepted) {
  /** The key of the tag that everything has, with the deployment's name. */
  public static final String DEPLOYMENT_TAG = "Deployment";

  /** The key of the tag that everything in a further state has, with the part's name. */
  public static final String STATE_TAG = "TerraformState";

  /** What Terraform knows about the region. */
  public static final Ref REGION = Ref.data("aws_region", "current");

  /** What Terraform knows about the account, where the spec does not name it. */
  public static final Ref CALLER = Ref.data("aws_caller_identity", "current");

  private static final int LONGEST_REGION = 32;
  private static final int ACCOUNT_DIGITS = 12;

  public Frame {
    accepted = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
  }

  /** The same with another prefix of names. */
  public Frame called(String prefix) {
    return new Frame(title, prefix, part, region, accountId, profile, tags, safeguards, accepted);
  }

  /** The tags that everything has. */
  public SortedMap<String, String> ownTags() {
    SortedMap<String, String> own = new TreeMap<>(Map.of(DEPLOYMENT_TAG, name));
    part.ifPresent(named -> own.put(STATE_TAG, named));
    return own;
  }

  /** The key of the tag that everything in this state has, and nothing else. */
  public String stateTag() {
    return part.isPresent() ? STATE_TAG : DEPLOYMENT_TAG;
  }

  /**
   * What names a resource of which there are many, such as those of code locations, to whoever may
   * manage it. A deployment manages all of them: each by its name would be more than a policy takes
   * (IAM quotas, managed policy size). A part of one manages its own alone.
   *
   * @param all the pattern of all of them
   * @param own the name of the one
   */
  String ofMany(String all, String own) {
    return part.isEmpty() ? all : own;
  }

  /** What is in this state: the part, or the whole deployment. */
  public String state() {
    return part.orElse(name);
  }

  /** The region's name, as a value. */
  public static Value regionId() {
    return REGION.attribute("id", LONGEST_REGION);
  }

  /** The account's id, as a value. */
  public Value account() {
    return accountId
        .map(Value::text)
        .orElseGet(() -> CALLER.attribute("account_id", ACCOUNT_DIGITS));
  }

  /**
   * The ARN of something of the region and the account, as a value. It refers to nothing, so that
   * what has it waits for nothing.
   *
   * @param service as ARNs name it, such as {@code ecs}
   */
  public Value arn(String service, String resource) {
    return Value.template(
        Value.text("arn:aws:" + service + ":"),
        regionId(),
        Value.text(":"),
        account(),
        Value.text(":" + resource));
  }

  /** Why a risk is accepted; absent if it is not taken, or not accepted. */
  public Optional<String> accepted(DiagnosticCode risk) {
    return Optional.ofNullable(accepted.get(risk));
  }
}
