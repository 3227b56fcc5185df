package io.dagform.blueprint;

import static io.dagform.text.Text.format;

import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * A value of Secrets Manager in JSON.
   *
   * @param arn of the secret
   */
  public static SecretKey inJson(String arn, String key) {
    // ARN, JSON key, stage and version.
    return ofSecret(Value.text(format("%s:%s::", arn, key)), Value.text(arn));
  }

  /** The same, encrypted with a key of the user's own, if there is one. */
  public SecretKey encryptedWith(Optional<String> kmsKeyArn) {
    List<Grant> all = new ArrayList<>(rights);
    kmsKeyArn.ifPresent(
        kms ->
            all.add(Grant.of("DecryptSecrets", List.of("kms:Decrypt"), List.of(Value.text(kms)))));
    return new SecretKey(valueFrom, all);
  }

  /** The right to read a secret of Secrets Manager. */
  public static Grant readSecret(Value arn) {
    return Grant.of("InjectSecrets", List.of("secretsmanager:GetSecretValue"), List.of(arn));
  }
}
