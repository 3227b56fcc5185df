package io.dagform.change;

import java.util.List;

/**
 * The changes of one output.
 *
 * @param name of the environment; empty where the spec has none
 */
public record Diff(String name, List<Change> changes) {
  public Diff {
    changes = List.copyOf(changes);
  }

  /** How many resources something happens to. */
  long count(Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }
}
