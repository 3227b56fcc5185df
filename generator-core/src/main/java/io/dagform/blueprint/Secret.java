package io.dagform.blueprint;

import static io.dagform.text.Text.format;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Profile;
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
  /** The shortest that AWS allows, so that a deployment can soon take its names again. */
  public static final int RECOVERY_WINDOW_DAYS = 7;

  public Ref ref() {
    return Ref.resource("aws_secretsmanager_secret", key);
  }

  /** What Terraform manages of it. */
  public List<Managed> managed() {
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

  /**
   * What the document says about it: AWS keeps its name for a while after a destroy (AWS Secrets
   * Manager user guide, "Delete an AWS Secrets Manager secret").
   */
  public List<Line> lines(Frame frame) {
    if (frame.profile() == Profile.DEVELOPMENT) {
      return List.of();
    }
    return List.of(
        Line.paragraph(
            Chapter.DESTRUCTION,
            format(
                "The secret `%s` keeps its name for %s days after it was destroyed. To make it again before, take it back, and then apply:",
                name, RECOVERY_WINDOW_DAYS)),
        Line.code(
            Chapter.DESTRUCTION,
            "sh",
            format(
                "aws secretsmanager restore-secret --region %s --secret-id %s",
                frame.region(), name),
            format(
                "terraform import %s \"$(aws secretsmanager describe-secret --region %s --secret-id %s --query ARN --output text)\"",
                ref().address(), frame.region(), name)));
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
