package io.dagform.capability.iam;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Scalars.text;

import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.Values;
import java.util.List;

/** The names of a pipeline's roles. */
public record PipelineNames(String plan, String apply, String publish) {
  private static final Field<String> PLAN =
      named("plan_role", text(Form.IAM_ROLE), "{name}-plan", "Name of the role that plans.");
  private static final Field<String> APPLY =
      named("apply_role", text(Form.IAM_ROLE), "{name}-apply", "Name of the role that applies.");
  private static final Field<String> PUBLISH =
      named(
          "publish_role",
          text(Form.IAM_ROLE),
          "{name}-publish",
          "Name of the role that pushes the image and publishes code.");

  static final List<Field<?>> FIELDS = List.of(PLAN, APPLY, PUBLISH);

  static PipelineNames of(Values in) {
    return new PipelineNames(in.get(PLAN), in.get(APPLY), in.get(PUBLISH));
  }
}
