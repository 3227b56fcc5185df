package io.dagform.diagnostic;

import java.util.Optional;

/**
 * The place that set a value, and how.
 *
 * @param source what a derived value comes from
 */
public record Located(SourceLocation at, Origin origin, Optional<Source> source) {
  /** Another field, and what set that. */
  public record Source(SpecPath path, Located from) {}

  public Located(SourceLocation at, Origin origin) {
    this(at, origin, Optional.empty());
  }
}
