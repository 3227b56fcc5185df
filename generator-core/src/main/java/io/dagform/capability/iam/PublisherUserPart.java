package io.dagform.capability.iam;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Principal;
import io.dagform.blueprint.Secret;
import io.dagform.hcl.Ref;
import java.util.ArrayList;
import java.util.List;

/** An IAM user who publishes code, and the empty secret for its access key. */
public record PublisherUserPart(PublisherUser user, Frame frame, List<Grant> grants)
    implements Part {
  public static final Ref USER = Ref.resource("aws_iam_user", "publisher");
  public static final Ref POLICY = Ref.resource("aws_iam_user_policy", "publisher");

  public PublisherUserPart {
    grants = List.copyOf(grants);
  }

  private Secret credentials() {
    return new Secret(
        "publisher_credentials",
        user.secret(),
        "Access key of the user who publishes code",
        "iam.publisher.user.secret",
        new Secret.Manual());
  }

  @Override
  public List<Principal> principals() {
    return List.of(new Principal(format("user `%s`", user.name()), grants()));
  }

  @Override
  public List<Secret> secrets() {
    return List.of(credentials());
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.iam("IAM user", user.name(), "iam.publisher.user.name"));
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named(USER.type(), user.name()), Managed.named(POLICY.type(), user.name()));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines =
        new ArrayList<>(
            List.of(
                Line.paragraph(
                    Chapter.FIRST_DEPLOYMENT,
                    format(
                        "Whoever publishes from their own machine uses the user `%s`. An administrator makes its access key, which Terraform never sees, and puts it into the secret; whoever may read that uses it:",
                        user.name())),
                Line.code(
                    Chapter.FIRST_DEPLOYMENT,
                    "sh",
                    format("aws iam create-access-key --user-name %s > key.json", user.name()),
                    format(
                        "aws secretsmanager put-secret-value --region %s --secret-id %s --secret-string file://key.json && rm key.json",
                        frame.region(), user.secret()),
                    format(
                        "aws secretsmanager get-secret-value --region %s --secret-id %s --query SecretString --output text",
                        frame.region(), user.secret()))));
    lines.addAll(credentials().lines(frame));
    return lines;
  }
}
