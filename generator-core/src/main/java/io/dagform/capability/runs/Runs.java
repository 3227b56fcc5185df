package io.dagform.capability.runs;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Place;
import io.dagform.capability.process.Capacity;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Where runs execute. */
public sealed interface Runs permits InProcess, EcsTask {
  Type<Runs> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Runs>>of(InProcess.ALTERNATIVE, EcsTask.ALTERNATIVE));

  /**
   * What is around runs when they are drawn.
   *
   * @param daemon the size of the daemon's task
   * @param place where tasks run
   * @param cluster the name of the cluster
   * @param place where tasks run
   * @param runners who runs are, of each code location that is a service of this deployment
   * @param joined who runs of code locations in states of their own are, but for their names;
   *     absent if there are none
   */
  record Surroundings(
      Frame frame,
      Size daemon,
      String cluster,
      Place place,
      SortedMap<String, Runner> runners,
      Optional<Identity> joined) {}

  /**
   * Who the runs of a code location are.
   *
   * @param securityGroups further groups, whose rules somebody else owns
   */
  record Runner(Identity identity, List<String> securityGroups) {}

  /** The runs of code locations that join a platform, which launches them. */
  static Runs ofJoined() {
    return EcsTask.OF_JOINED;
  }

  /**
   * How many runs there are at a time.
   *
   * @param daemon the size of the daemon's task
   */
  int mostConcurrent(Size daemon);

  /** The CPU units of a task that is a run; 0 where runs are none. */
  int cpuUnits();

  /** What such a task runs on. */
  Capacity capacity();

  /** Whether each is a task. */
  boolean areTasks();

  /** Whether the runs of a code location may launch a task for each of their steps. */
  boolean launchSteps(LocationRuns own);

  RunsPart draw(Surroundings around);

  /** What tasks of runs run on, by the places that say so. */
  Map<SpecPath, Capacity> capacities();

  /**
   * Checks what Dagster tells the task of a run.
   *
   * @param settings dagster.yaml, which is most of it
   */
  void checkOverrides(String settings, Findings findings);

  /**
   * Checks what is said of the runs of one code location.
   *
   * @param path where it stands
   */
  void check(LocationRuns own, SpecPath path, Findings findings);

  /**
   * Checks it.
   *
   * @param remoteCode whether services of their own load the code
   */
  void check(boolean remoteCode, Findings findings);
}
