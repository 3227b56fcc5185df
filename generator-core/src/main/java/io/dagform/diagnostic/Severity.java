package io.dagform.diagnostic;

/** How grave a problem is: with an error nothing is generated. */
public enum Severity {
  ERROR,
  WARNING;

  @Override
  public String toString() {
    return this == ERROR ? "error" : "warning";
  }
}
