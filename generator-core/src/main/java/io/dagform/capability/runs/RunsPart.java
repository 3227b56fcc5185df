package io.dagform.capability.runs;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.process.Host;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How runs are launched. */
public interface RunsPart extends Part {
  /** What the webserver and the daemon need to launch and to end them. */
  TaskExtension extension();

  /** Whether the daemon's task holds them. */
  boolean inDaemon();

  /** What only the daemon needs, which takes them from the queue. */
  TaskExtension queue();

  /**
   * What the code server of a location says of its runs.
   *
   * @param location its name
   */
  Map<String, Value> context(String location);

  /**
   * The task that a run of a location is; none where runs are no tasks.
   *
   * @param host what it is drawn with
   */
  List<Workload> workloads(String location, Host host);

  /** What Terraform fills into dagster.yaml. */
  SortedMap<String, Value> holes();
}
