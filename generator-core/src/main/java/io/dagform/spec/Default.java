package io.dagform.spec;

import io.dagform.model.Profile;

/** What a field is when the spec doesn't say. */
public sealed interface Default<T> {
  /** The spec has to say. */
  record Required<T>() implements Default<T> {}

  /** The same value everywhere. */
  record Fixed<T>(T value) implements Default<T> {}

  /**
   * The same value everywhere.
   *
   * @param words what it is, for the reference
   */
  record Described<T>(T value, String words) implements Default<T> {}

  /** A value for each profile. */
  record ByProfile<T>(T development, T standard, T hardened) implements Default<T> {
    T of(Profile profile) {
      return switch (profile) {
        case DEVELOPMENT -> development;
        case STANDARD -> standard;
        case HARDENED -> hardened;
      };
    }
  }

  /** A map whose own fields all have defaults. */
  record Inside<T>() implements Default<T> {}

  /**
   * A text in which {@code {name}} stands for the deployment's name; it is held against the field's
   * limits like a written one.
   */
  record Named<T>(String template) implements Default<T> {
    String of(String name) {
      return template.replace("{name}", name);
    }
  }
}
