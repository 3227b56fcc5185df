package io.dagform.check;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.Locator;
import io.dagform.model.Deployment;
import java.util.List;

/** A rule for a deployment's own values. */
@FunctionalInterface
interface Check {
  List<Diagnostic> check(Deployment deployment, Locator at);
}
