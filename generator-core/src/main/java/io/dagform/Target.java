package io.dagform;

import io.dagform.blueprint.Blueprint;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One output of a spec.
 *
 * @param environment absent where the spec has no environments
 */
public record Target(Optional<String> environment, Blueprint blueprint) {

  /** The folder of its files: one for each environment below the spec's output folder. */
  public Path folder(Path output) {
    return environment.map(output::resolve).orElse(output);
  }
}
