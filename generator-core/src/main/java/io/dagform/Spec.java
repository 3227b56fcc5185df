package io.dagform;

import io.dagform.diagnostic.Diagnostic;
import java.util.List;

/**
 * A spec that was read and checked.
 *
 * @param text the spec as it was given, for excerpts; without the secrets that it may hold
 * @param targets what it gives, in the order of its environments; nothing where it has errors
 * @param diagnostics everything that was found, sorted by place
 */
public record Spec(String text, List<Target> targets, List<Diagnostic> diagnostics) {
  public Spec {
    targets = List.copyOf(targets);
    diagnostics = diagnostics.stream().sorted().toList();
  }

  public boolean hasErrors() {
    return targets.isEmpty();
  }
}
