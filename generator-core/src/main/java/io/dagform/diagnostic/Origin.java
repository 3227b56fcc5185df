package io.dagform.diagnostic;

/** Where the value of a field comes from. */
public enum Origin {
  /** The spec says it. */
  WRITTEN,
  /** The profile's column of the field table. */
  PROFILE,
  /** The same default for every profile. */
  DEFAULT
}
