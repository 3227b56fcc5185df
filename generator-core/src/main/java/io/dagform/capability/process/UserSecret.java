package io.dagform.capability.process;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.SecretKey;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Optional;

/**
 * A secret of the user's: one of Secrets Manager, or a parameter of SSM (Amazon ECS developer
 * guide, "Specifying sensitive data").
 *
 * @param arn of a secret of Secrets Manager
 * @param key of a value in it, where that is JSON
 * @param ssm the name or the ARN of a parameter
 * @param kmsKeyArn the key that it is encrypted with, where that is the user's own
 */
record UserSecret(
    Optional<String> arn, Optional<String> key, Optional<String> ssm, Optional<String> kmsKeyArn) {
  private static final Field<Optional<String>> ARN =
      optional(
          "arn",
          maybe(text(Form.SECRET_ARN)),
          Optional.empty(),
          "ARN of a secret of Secrets Manager.");
  private static final Field<Optional<String>> KEY =
      optional(
          "key",
          maybe(text(Form.JSON_KEY)),
          Optional.empty(),
          "Key of the value, where the secret is JSON.");
  private static final Field<Optional<String>> SSM =
      optional(
          "ssm",
          maybe(text(Form.SSM_PARAMETER)),
          Optional.empty(),
          "Name or ARN of a parameter of SSM.");
  private static final Field<Optional<String>> KMS_KEY =
      optional(
          "kms_key_arn",
          maybe(text(Form.KMS_KEY_ARN)),
          Optional.empty(),
          "ARN of the KMS key that it is encrypted with, where that is one of your own.");

  static final Type<UserSecret> TYPE =
      new MapType<>(
          List.of(ARN, KEY, SSM, KMS_KEY),
          UserSecret::isOne,
          in -> new UserSecret(in.get(ARN), in.get(KEY), in.get(SSM), in.get(KMS_KEY)));

  private static boolean isOne(Values in, SpecPath path, Reading reading) {
    boolean secret = in.get(ARN).isPresent();
    boolean parameter = in.get(SSM).isPresent();
    if (secret != parameter && (secret || in.get(KEY).isEmpty())) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` is a secret of Secrets Manager or a parameter of SSM.", path),
        "Write `{arn: ..., key: ...}`, with a key only where the secret is JSON, or `{ssm: ...}`.");
    return false;
  }

  SecretKey draw(Frame frame) {
    return arn.map(this::secret)
        .orElseGet(() -> parameter(frame, ssm.orElseThrow()))
        .encryptedWith(kmsKeyArn);
  }

  private SecretKey secret(String secret) {
    return key.map(json -> SecretKey.inJson(secret, json))
        .orElseGet(() -> SecretKey.ofSecret(Value.text(secret), Value.text(secret)));
  }

  private static SecretKey parameter(Frame frame, String parameter) {
    Value value =
        parameter.startsWith("arn:")
            ? Value.text(parameter)
            : frame.arn("ssm", "parameter/" + parameter.replaceFirst("^/", ""));
    return new SecretKey(
        value, List.of(Grant.of("InjectParameters", List.of("ssm:GetParameters"), List.of(value))));
  }
}
