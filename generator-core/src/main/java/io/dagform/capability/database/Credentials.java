package io.dagform.capability.database;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.SecretKey;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * A secret of Secrets Manager with a user and a password, in JSON.
 *
 * @param kmsKeyArn the key that it is encrypted with, where that is the user's own
 */
record Credentials(String arn, String usernameKey, String passwordKey, Optional<String> kmsKeyArn) {
  private static final Field<String> ARN =
      required("arn", text(Form.SECRET_ARN), "ARN of the secret, which is JSON.");
  private static final Field<String> USERNAME_KEY =
      optional("username_key", text(Form.JSON_KEY), "username", "Key of the user's name in it.");
  private static final Field<String> PASSWORD_KEY =
      optional("password_key", text(Form.JSON_KEY), "password", "Key of the password in it.");
  private static final Field<Optional<String>> KMS_KEY =
      optional(
          "kms_key_arn",
          maybe(text(Form.KMS_KEY_ARN)),
          Optional.empty(),
          "ARN of the KMS key that it is encrypted with, where that is one of your own.");

  static final Type<Credentials> TYPE =
      new MapType<>(
          List.of(ARN, USERNAME_KEY, PASSWORD_KEY, KMS_KEY),
          in ->
              new Credentials(
                  in.get(ARN), in.get(USERNAME_KEY), in.get(PASSWORD_KEY), in.get(KMS_KEY)));

  SecretKey username() {
    return of(usernameKey);
  }

  SecretKey password() {
    return of(passwordKey);
  }

  private SecretKey of(String key) {
    return SecretKey.inJson(arn, key).encryptedWith(kmsKeyArn);
  }
}
