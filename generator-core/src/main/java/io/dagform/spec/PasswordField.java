package io.dagform.spec;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;

/** The field of everything that has a generated password. */
public final class PasswordField {
  public static final Field<Integer> VERSION =
      optional(
          "password_version",
          integer(1, 1_000_000, "a counter"),
          1,
          "Raise it by one to have a new password drawn at the next apply.");

  private PasswordField() {}
}
