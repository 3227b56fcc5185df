package io.dagform.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find. */
public final class Findings {
  private final Locator at;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public Findings(Locator at) {
    this.at = at;
  }

  /**
   * Reports a problem.
   *
   * @param path the field, as in {@code network.vpc.cidr}
   */
  public void add(DiagnosticCode code, SpecPath path, String message, String hint) {
    diagnostics.add(Diagnostic.of(code, path, at.of(path), message, hint));
  }

  /** Whether the spec itself says a value. */
  public boolean isWritten(SpecPath path) {
    return at.isWritten(path);
  }

  public List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }
}
