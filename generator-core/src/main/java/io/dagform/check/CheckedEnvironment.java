package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.Locator;
import java.util.Optional;

/**
 * An environment in which no rule found an error.
 *
 * @param name absent where the spec has no environments
 */
public record CheckedEnvironment(
    Optional<String> name, Deployment deployment, Blueprint blueprint, Locator at) {

  /** Its name, for messages about several. */
  String label() {
    return "`" + name.orElseThrow() + "`";
  }
}
