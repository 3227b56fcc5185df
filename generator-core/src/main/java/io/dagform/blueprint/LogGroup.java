package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Optional;

/**
 * A log group of CloudWatch's.
 *
 * @param key its stable name
 * @param isOneOfMany whether it is a code location's, in the folder of the deployment's own
 * @param retentionDays days that logs are kept
 * @param mode of the drivers that write to it; absent where the account's setting decides
 */
public record LogGroup(
    String key, String name, boolean isOneOfMany, int retentionDays, Optional<LogDriverMode> mode) {
  private static final int LONGEST_NAME = 512;

  public Ref ref() {
    return Ref.resource("aws_cloudwatch_log_group", key);
  }

  /** What Terraform manages of it. */
  Managed managed(Frame frame) {
    return Managed.named(
        ref().type(),
        isOneOfMany
            ? frame.ofMany(name.substring(0, name.lastIndexOf('/') + 1) + "*", name)
            : name);
  }

  /** Its name, as a value. */
  public Value nameValue() {
    return ref().attribute("name", LONGEST_NAME);
  }

  /** The right to write to it. */
  public Grant write() {
    return Grant.of(
        "WriteLogs",
        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
        List.of(Value.template(ref().attribute("arn"), Value.text(":*"))));
  }
}
