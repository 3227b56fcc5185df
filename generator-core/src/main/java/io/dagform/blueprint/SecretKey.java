package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.List;

/**
 * The value of a variable that ECS takes from a secret.
 *
 * @param valueFrom what the container definition says
 * @param rights what the execution role needs for it
 */
public record SecretKey(Value valueFrom, List<Grant> rights) {
  public SecretKey {
    rights = List.copyOf(rights);
  }

  /** A value of Secrets Manager. */
  public static SecretKey ofSecret(Value valueFrom, Value arn) {
    return new SecretKey(valueFrom, List.of(readSecret(arn)));
  }

  /** The right to read a secret of Secrets Manager. */
  public static Grant readSecret(Value arn) {
    return Grant.of("InjectSecrets", List.of("secretsmanager:GetSecretValue"), List.of(arn));
  }
}
