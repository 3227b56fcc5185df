package io.dagform.diagnostic;

import java.util.Comparator;
import java.util.Optional;

/**
 * A problem found in a spec: data, not an exception.
 *
 * <p>A message is one sentence with a full stop, in the words of the spec. It has the value given
 * and what is allowed, code in backticks, lists sorted. What the user should do is the hint, also a
 * sentence. Neither ever holds a value that may be a secret.
 *
 * @param path the field that the problem is about
 */
public record Diagnostic(
    DiagnosticCode code, SpecPath path, SourceLocation at, String message, Optional<String> hint)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::at)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public static Diagnostic of(
      DiagnosticCode code, SpecPath path, SourceLocation at, String message) {
    return new Diagnostic(code, path, at, message, Optional.empty());
  }

  public static Diagnostic of(
      DiagnosticCode code, SpecPath path, SourceLocation at, String message, String hint) {
    return new Diagnostic(code, path, at, message, Optional.of(hint));
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
