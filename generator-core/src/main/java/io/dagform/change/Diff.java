package io.dagform.change;

import java.util.List;
import java.util.Optional;

/**
 * The changes of one output.
 *
 * @param name of the environment; empty where the spec has none
 * @param former name of the environment, where that was another
 */
public record Diff(String name, Optional<String> former, List<Change> changes) {
  public Diff {
    changes = List.copyOf(changes);
  }

  /** How many resources something happens to. */
  long count(Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }
}
