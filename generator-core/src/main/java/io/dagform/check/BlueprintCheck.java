package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.Locator;
import java.util.List;

/** A rule for what will be built; it runs only where every {@link Check} holds. */
@FunctionalInterface
interface BlueprintCheck {
  List<Diagnostic> check(Blueprint blueprint, Locator at);
}
