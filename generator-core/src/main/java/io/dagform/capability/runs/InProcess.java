package io.dagform.capability.runs;

import static io.dagform.text.Text.format;

import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.Memory;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Alternatives.Alternative;
import java.util.Map;

/** As processes in the daemon's task. */
record InProcess() implements Runs {
  private static final SpecPath PATH = SpecPath.of("dagster.runs");

  static final Alternative<InProcess> ALTERNATIVE =
      Alternative.bare("in_process", new InProcess(), "Runs are processes in the daemon's task.");

  @Override
  public int mostConcurrent(Size daemon) {
    return Memory.concurrentRuns(daemon.memoryMib());
  }

  @Override
  public int cpuUnits() {
    return 0;
  }

  @Override
  public Capacity capacity() {
    return Capacity.ON_DEMAND;
  }

  @Override
  public boolean areTasks() {
    return false;
  }

  @Override
  public boolean launchSteps(LocationRuns own) {
    return false;
  }

  @Override
  public RunsPart draw(Surroundings around) {
    return new InProcessPart(around.daemon());
  }

  @Override
  public Map<SpecPath, Capacity> capacities() {
    return Map.of();
  }

  @Override
  public void checkOverrides(String settings, Findings findings) {
    // A process is told as much as its command line takes.
  }

  @Override
  public void check(LocationRuns own, SpecPath path, Findings findings) {
    // Code locations need tasks: that is reported where runs are none.
  }

  @Override
  public void check(boolean remoteCode, Findings findings) {
    if (remoteCode) {
      findings.add(
          DiagnosticCode.RUNS_WITHOUT_CODE,
          PATH,
          format("`%s` is `in_process`, and the daemon holds no code.", PATH),
          "With `code_locations`, each run is a task of its own, with the image of its location: write `runs: {ecs_task: {}}`.");
    }
  }
}
