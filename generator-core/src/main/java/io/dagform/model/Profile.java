package io.dagform.model;

import java.util.Locale;

/** A column of defaults. */
public enum Profile {
  /** Cheap, and destroyed without ado. */
  DEVELOPMENT,
  /** What a team needs to rely on it. */
  STANDARD,
  /** The strictest defaults. */
  HARDENED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
