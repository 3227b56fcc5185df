package io.dagform.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A problem found in a spec: data, not an exception.
 *
 * <p>A message is one sentence with a full stop, in the words of the spec. It has the value given
 * and what is allowed, code in backticks, lists sorted. What the user should do is the hint, also a
 * sentence. Neither ever holds a value that may be a secret.
 *
 * @param path the field that the problem is about
 * @param environments the environments that have the problem; empty if all have it
 */
public record Diagnostic(
    DiagnosticCode code,
    SpecPath path,
    SourceLocation at,
    String message,
    Optional<String> hint,
    List<String> environments)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::at)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    environments = List.copyOf(environments);
  }

  public static Diagnostic of(
      DiagnosticCode code, SpecPath path, SourceLocation at, String message) {
    return new Diagnostic(code, path, at, message, Optional.empty(), List.of());
  }

  public static Diagnostic of(
      DiagnosticCode code, SpecPath path, SourceLocation at, String message, String hint) {
    return new Diagnostic(code, path, at, message, Optional.of(hint), List.of());
  }

  /** The same problem, which only some environments have. */
  public Diagnostic in(List<String> environments) {
    return new Diagnostic(code, path, at, message, hint, environments);
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
