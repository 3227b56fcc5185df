package io.dagform.spec;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.text;

import io.dagform.model.Iam;
import io.dagform.model.Iam.Publisher;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** The fields of {@code iam}. */
final class IamSpec {
  private static final Field<String> USER_NAME =
      named("name", text(Form.IAM_USER), "{name}-publisher", "Name of the IAM user.");
  private static final Field<String> USER_SECRET =
      named(
          "secret",
          text(Form.SECRET_NAME),
          "{name}-publisher-credentials",
          "Name of the secret, created empty, in which people keep the user's access key.");
  private static final Type<Publisher> PUBLISHER_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.bare("none", new Publisher.None(), "Nobody but administrators."),
              Alternative.with(
                  "user",
                  new MapType<>(
                      List.of(USER_NAME, USER_SECRET),
                      in -> new Publisher.User(in.get(USER_NAME), in.get(USER_SECRET))),
                  "An IAM user who may write below the code's prefix and nothing else.")));

  private static final Field<String> EXECUTION_ROLE =
      named(
          "execution_role",
          text(Form.IAM_ROLE),
          "{name}-execution",
          "Name of the role with which ECS pulls the image, injects secrets and writes logs.");
  private static final Field<String> TASK_ROLE =
      named("task_role", text(Form.IAM_ROLE), "{name}-task", "Name of the role of the processes.");
  private static final Field<Publisher> PUBLISHER =
      optional(
          "publisher", PUBLISHER_TYPE, new Publisher.None(), "Who publishes code to the bucket.");

  static final Type<Iam> TYPE =
      new MapType<>(
          List.of(EXECUTION_ROLE, TASK_ROLE, PUBLISHER),
          in -> new Iam(in.get(EXECUTION_ROLE), in.get(TASK_ROLE), in.get(PUBLISHER)));

  private IamSpec() {}
}
