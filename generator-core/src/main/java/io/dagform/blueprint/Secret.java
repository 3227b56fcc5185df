package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A secret of Secrets Manager that is made.
 *
 * @param key its stable name
 * @param path the field of the spec that sets its name, or that it is derived from
 * @param content how its value comes about
 */
public record Secret(String key, String name, String description, String path, Content content) {
  public Ref ref() {
    return Ref.resource("aws_secretsmanager_secret", key);
  }

  /** What Terraform manages of it. */
  List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    managed.add(Managed.named("aws_secretsmanager_secret", name));
    content.run(
        password -> managed.add(Managed.named("aws_secretsmanager_secret_version", name)),
        () -> {});
    return managed;
  }

  /** The version that Terraform has written. */
  public Ref version() {
    return Ref.resource("aws_secretsmanager_secret_version", key);
  }

  /** A password that is drawn at every plan. */
  public Ref drawn() {
    return Ref.ephemeral("aws_secretsmanager_random_password", key);
  }

  /** What was stored, read back. */
  public Ref stored() {
    return Ref.ephemeral("aws_secretsmanager_secret_version", key);
  }

  /** The password for a container; its version is named, so that a new one rolls the service. */
  public SecretKey injected() {
    // ARN, JSON key, stage and version, of which the two in the middle are not needed.
    return SecretKey.ofSecret(
        Value.template(
            version().attribute("arn"), Value.text(":::"), version().attribute("version_id", 64)),
        ref().attribute("arn"));
  }

  /** How a value comes about. */
  public sealed interface Content {
    /** Does what is to be done for one of them. */
    void run(Consumer<Password> password, Runnable manual);
  }

  /**
   * A password that Terraform draws and never keeps.
   *
   * @param version raised by one, a new password is drawn
   * @param versionKey the key of the spec that holds the version
   * @param readBack whether Terraform itself needs what was stored
   */
  public record Password(int version, String versionKey, boolean readBack) implements Content {
    @Override
    public void run(Consumer<Password> password, Runnable manual) {
      password.accept(this);
    }
  }

  /** What people fill by hand. */
  public record Manual() implements Content {
    @Override
    public void run(Consumer<Password> password, Runnable manual) {
      manual.run();
    }
  }
}
