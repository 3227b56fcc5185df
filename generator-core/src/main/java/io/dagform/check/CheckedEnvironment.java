package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Locator;
import io.dagform.model.Deployment;
import java.util.Optional;

/**
 * An environment in which no rule found an error.
 *
 * @param name absent where the spec has no environments
 */
public record CheckedEnvironment(Optional<String> name, Blueprint blueprint, Locator at) {

  /** Its name, for messages about several. */
  String label() {
    return "`" + name.orElseThrow() + "`";
  }

  Deployment deployment() {
    return blueprint.deployment();
  }
}
