package io.dagform;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Locator;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One output of a spec.
 *
 * @param environment absent where the spec has no environments
 * @param locator says which place of the spec set what
 */
public record Target(Optional<String> environment, Blueprint blueprint, Locator locator) {

  /** The folder of its files: one for each environment below the spec's output folder. */
  public Path folder(Path output) {
    return environment.map(output::resolve).orElse(output);
  }
}
