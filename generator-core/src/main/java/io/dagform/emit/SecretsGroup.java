package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecretConfig;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_version.SecretsmanagerSecretVersion;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_version.SecretsmanagerSecretVersionConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Secret;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import io.dagform.model.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The secrets. A password is drawn, stored and read back by write-only and ephemeral means, so that
 * it enters neither plan nor state.
 */
final class SecretsGroup extends Group {
  // Long enough without punctuation, which RDS and connection URLs would restrict.
  private static final int PASSWORD_LENGTH = 32;

  // Gone at once: a deployment that comes and goes takes the same names each time.
  private static final int NO_RECOVERY = 0;

  private final Remarks remarks;
  private final boolean development;

  SecretsGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "secrets");
    this.remarks = remarks;
    this.development = blueprint.frame().profile() == Profile.DEVELOPMENT;
    for (Secret secret : blueprint.all(Part::secrets)) {
      secret.content().run(password -> password(secret, password), () -> manual(secret));
    }
  }

  private void password(Secret secret, Secret.Password password) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("password_length", PASSWORD_LENGTH);
    arguments.put("exclude_punctuation", true);
    ephemeral(
        secret.drawn(),
        arguments,
        new Extras().above("Drawn at every plan, stored only when the version below it rises."));
    secret(secret, new Extras(), "a running task keeps the password that it started with");
    block(
        secret.version(),
        SecretsmanagerSecretVersion::new,
        SecretsmanagerSecretVersionConfig.builder().secretId(secret.ref().id()).build(),
        new Extras()
            .value("secret_string_wo", secret.drawn().attribute("random_password"))
            .note(
                "secret_string_wo_version",
                Remarks.field(
                    password.versionKey(), "raise it for a new password; the services then roll"))
            .value("secret_string_wo_version", Value.whole(password.version())));
    if (password.readBack()) {
      ephemeral(
          secret.stored(),
          Map.of("secret_id", secret.version().json("secret_id")),
          new Extras()
              .above(
                  "What was stored, not what was drawn: the two differ when an apply is resumed."));
    }
  }

  private void manual(Secret secret) {
    secret(
        secret,
        new Extras()
            .above(
                "Empty: whoever creates an access key for the publisher stores it here by hand."),
        "filled and rotated by hand");
  }

  private void secret(Secret secret, Extras extras, String whyNoRotation) {
    remarks.skipInDevelopment(extras, "CKV_AWS_149", "no key of its own");
    Remarks.skip(extras, "CKV2_AWS_57", whyNoRotation);
    if (development) {
      extras.note(
          "recovery_window_in_days",
          Remarks.field("profile", "development: the name is free at once after a destroy"));
    }
    block(
        secret.ref(),
        SecretsmanagerSecret::new,
        SecretsmanagerSecretConfig.builder()
            .name(secret.name())
            .description(text(secret.description()))
            .recoveryWindowInDays(development ? NO_RECOVERY : Secret.RECOVERY_WINDOW_DAYS)
            .build(),
        extras);
  }
}
