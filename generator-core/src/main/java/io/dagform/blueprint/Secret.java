package io.dagform.blueprint;

/** A secret of Secrets Manager. */
public sealed interface Secret {
  /** Its stable name. */
  String key();

  String name();

  String description();

  /**
   * A password that Terraform draws and never keeps.
   *
   * @param version raised by one, a new password is drawn
   * @param versionKey the key of the spec that holds the version
   */
  record Password(String key, String name, String description, int version, String versionKey)
      implements Secret {}

  /** A secret that people fill by hand. */
  record Manual(String key, String name, String description) implements Secret {}
}
