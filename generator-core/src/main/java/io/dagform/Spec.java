package io.dagform;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A spec that was read and checked.
 *
 * @param text the spec as it was given, for excerpts
 * @param blueprint absent where the spec has errors
 * @param diagnostics everything that was found, sorted by place
 */
public record Spec(String text, Optional<Blueprint> blueprint, List<Diagnostic> diagnostics) {
  public Spec {
    diagnostics = diagnostics.stream().sorted().toList();
  }

  public boolean hasErrors() {
    return blueprint.isEmpty();
  }
}
