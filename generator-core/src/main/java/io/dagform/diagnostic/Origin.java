package io.dagform.diagnostic;

/** Where the value of a field comes from. */
public enum Origin {
  /** The spec says it. */
  WRITTEN,
  /** The overlay of the environment says it. */
  OVERLAY,
  /** The profile's column of the field table. */
  PROFILE,
  /** The same default for every profile. */
  DEFAULT,
  /** What another field says, and no more. */
  DERIVED;

  /** Whether the spec itself says it. */
  public boolean isWritten() {
    return this == WRITTEN || this == OVERLAY;
  }
}
