package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Findings;

/** A rule for what will be built; it runs only where the values of the spec hold. */
@FunctionalInterface
interface BlueprintCheck {
  void check(Blueprint blueprint, Findings findings);
}
