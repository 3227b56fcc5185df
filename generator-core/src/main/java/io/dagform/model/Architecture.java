package io.dagform.model;

import java.util.Locale;

/** The processor of the tasks, and so the platform of their images. */
public enum Architecture {
  ARM64,
  X86_64;

  /** The platform as Docker says it. */
  public String platform() {
    return this == ARM64 ? "linux/arm64" : "linux/amd64";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
