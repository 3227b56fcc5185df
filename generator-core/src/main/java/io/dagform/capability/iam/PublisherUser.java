package io.dagform.capability.iam;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import java.util.List;

/**
 * An IAM user.
 *
 * @param secret the name of the empty secret in which people keep its access key
 */
public record PublisherUser(String name, String secret) implements Publisher {
  private static final SpecPath FIELD_PATH = PATH.key("user");

  private static final Field<String> NAME =
      named("name", text(Form.IAM_USER), "{name}-publisher", "Name of the IAM user.");
  private static final Field<String> SECRET =
      named(
          "secret",
          text(Form.SECRET_NAME),
          "{name}-publisher-credentials",
          "Name of the secret, created empty, in which people keep the user's access key.");

  static final Alternative<PublisherUser> ALTERNATIVE =
      Alternative.with(
          "user",
          new MapType<>(
              List.of(NAME, SECRET), in -> new PublisherUser(in.get(NAME), in.get(SECRET))),
          "An IAM user who may write below the code's prefix and nothing else.");

  @Override
  public Part draw(Surroundings around) {
    return new PublisherUserPart(this, around.frame(), around.publishCode());
  }

  @Override
  public void check(Context context, Findings findings) {
    if (!context.syncsCode()) {
      findings.add(
          DiagnosticCode.PUBLISHER_WITHOUT_CODE,
          FIELD_PATH,
          format("`%s` has nothing to publish: the code is in the image.", FIELD_PATH),
          "Leave it out, or write `code: {s3_sync: ...}`; a pipeline pushes images with `publisher: {github: ...}` or `{gitlab: ...}`.");
    }
  }

  @Override
  public List<Control> controls(boolean bounded) {
    return List.of(
        Control.off(
            DiagnosticCode.IAM_USER,
            PATH,
            "Publish with a role of the account and write `publisher: none`. "),
        Control.notApplicable(DiagnosticCode.UNBOUNDED_PIPELINE, PATH));
  }
}
