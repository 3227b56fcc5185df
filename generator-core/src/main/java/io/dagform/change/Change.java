package io.dagform.change;

import io.dagform.aws.ReplacementRules;
import io.dagform.hcl.Ref;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a resource.
 *
 * @param address where it is afterwards, or was
 * @param former the address before, where that is another
 * @param differences the arguments that differ; none for a resource that comes or goes
 */
public record Change(
    String address, Action action, Optional<String> former, List<Difference> differences) {
  public Change {
    differences = List.copyOf(differences);
  }

  /**
   * An argument that differs.
   *
   * @param argument its name, with the names of the blocks, keys and containers around it
   * @param before what it was; absent if it was not set
   * @param after what it is; absent if it is not set
   * @param replaces whether the provider replaces the resource for it
   */
  public record Difference(
      String argument, Optional<String> before, Optional<String> after, boolean replaces) {}

  /** What is lost with it; absent if nothing is. */
  public Optional<String> loss() {
    return action == Action.REPLACE || action == Action.DESTROY
        ? ReplacementRules.loss(new Ref(address).type())
        : Optional.empty();
  }
}
