package io.dagform.capability.front;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Secret;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Value;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.PasswordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * nginx asks for a user name and a generated password.
 *
 * @param passwordVersion raised by one, a new password is drawn
 */
record BasicAuthentication(String user, int passwordVersion) implements Authentication {
  private static final Field<String> USER =
      required("user", text(Form.USER_NAME), "Name of the one user.");

  static final Alternative<BasicAuthentication> ALTERNATIVE =
      Alternative.with(
          "basic",
          new MapType<>(
              List.of(USER, PasswordField.VERSION),
              in -> new BasicAuthentication(in.get(USER), in.get(PasswordField.VERSION))),
          "nginx asks for a user name and a generated password.");

  private Secret password(Frame frame) {
    return new Secret(
        "basic_auth_password",
        frame.name() + "-basic-auth-password",
        "Password of the web user " + user,
        "name",
        new Secret.Password(
            passwordVersion, "load_balancer.authentication.basic.password_version", false));
  }

  @Override
  public Login draw(Frame frame) {
    return new Login(
        true,
        "writes the password file, asks for the login",
        Map.of("BASIC_AUTH_USER", Value.text(user)),
        Map.of("BASIC_AUTH_PASSWORD", password(frame).injected()),
        List.of(password(frame)));
  }

  @Override
  public List<Control> controls() {
    return List.of(Control.on(DiagnosticCode.NO_AUTHENTICATION, PATH));
  }

  @Override
  public List<Output> outputs(Frame frame) {
    return List.of(
        new Output(
            "basic_auth_password_secret",
            "Secret that holds the password of the web user.",
            password(frame).ref().attribute("name")));
  }

  @Override
  public List<Line> lines(Frame frame) {
    List<Line> lines =
        new ArrayList<>(
            List.of(
                Line.paragraph(
                    Chapter.ACCESS,
                    format("The user is `%s`. The password of the web interface:", user)),
                Line.code(
                    Chapter.ACCESS,
                    "sh",
                    format(
                        "aws secretsmanager get-secret-value --region %s --query SecretString --output text --secret-id \"$(terraform output -raw basic_auth_password_secret)\"",
                        frame.region()))));
    lines.addAll(password(frame).lines(frame));
    return lines;
  }
}
