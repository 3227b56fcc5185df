package io.dagform.capability.runs;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.process.Host;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How runs are launched. */
public interface RunsPart extends Part {
  /** What the webserver and the daemon need to launch and to end them. */
  TaskExtension extension();

  /** Whether the daemon's task holds them. */
  boolean inDaemon();

  /** What only the daemon needs, which takes them from the queue. */
  default TaskExtension queue() {
    return TaskExtension.none();
  }

  /**
   * The revision of the task that a run of a location is; a text that never changes where runs are
   * no tasks.
   *
   * @param location its name
   */
  default Value revision(String location) {
    return Value.text(location);
  }

  /**
   * What the code server of a location says of its runs.
   *
   * @param location its name
   */
  default Map<String, Value> context(String location) {
    return Map.of();
  }

  /**
   * The task that a run of a location is; none where runs are no tasks.
   *
   * @param own what the spec says of its runs
   * @param tags of the location
   * @param host what it is drawn with
   */
  default List<Workload> workloads(
      String location, LocationRuns own, SortedMap<String, String> tags, Host host) {
    return List.of();
  }

  /** Whether the runs of a code location may launch a task for each of their steps. */
  default boolean launchSteps(LocationRuns own) {
    return false;
  }

  /** What Terraform fills into dagster.yaml. */
  default SortedMap<String, Value> holes() {
    return new TreeMap<>();
  }
}
