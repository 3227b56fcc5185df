package io.dagform.blueprint;

import io.dagform.model.Dagster.Size;
import java.util.List;

/**
 * A task definition.
 *
 * @param key its stable name
 * @param memoryKey the key of the spec that sets its memory
 * @param memoryNote what its memory must hold
 */
public record Task(
    String key,
    String family,
    Size size,
    String memoryKey,
    String memoryNote,
    List<Container> containers) {
  public Task {
    containers = List.copyOf(containers);
  }
}
