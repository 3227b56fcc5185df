package io.dagform.blueprint;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;

/**
 * A choice that is weaker than it should be.
 *
 * @param path the field that made it
 * @param better what to do for the better choice; empty if there is nothing to say
 */
public record Risk(DiagnosticCode code, SpecPath path, String better) {
  public static Risk of(DiagnosticCode code, String path, String better) {
    return new Risk(code, SpecPath.of(path), better);
  }
}
