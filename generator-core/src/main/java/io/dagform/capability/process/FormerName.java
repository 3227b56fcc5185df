package io.dagform.capability.process;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.spec.Field;
import io.dagform.spec.Form;
import java.util.Optional;

/** The key that something with a name of the user's had before it was renamed. */
public final class FormerName {
  public static final Field<Optional<String>> FIELD =
      optional(
          "renamed_from",
          maybe(text(Form.RULE_NAME)),
          Optional.empty(),
          "Its key in what was applied last; what it stands for stays as it is.");

  private FormerName() {}
}
