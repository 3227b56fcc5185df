package io.dagform;

import io.dagform.blueprint.Blueprint;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.Locator;
import io.dagform.explain.Explanation;
import io.dagform.spec.SpecReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One output of a spec.
 *
 * @param environment absent where the spec has no environments
 * @param read what the spec says for it
 */
public record Target(
    Optional<String> environment, Blueprint blueprint, SpecReader.Target<Deployment> read) {

  /** Says which place of the spec set what. */
  public Locator locator() {
    return read.locator();
  }

  /** What holds in it, and what says so. */
  public Explanation explanation() {
    return Explanation.of(read);
  }

  /** The folder of its files: one for each environment below the spec's output folder. */
  public Path folder(Path output) {
    return environment.map(output::resolve).orElse(output);
  }
}
