package io.dagform.check;

import io.dagform.diagnostic.Diagnostic;
import java.util.List;

/** A rule on all environments of a spec together. */
@FunctionalInterface
interface EnvironmentsCheck {
  List<Diagnostic> check(List<CheckedEnvironment> environments);
}
