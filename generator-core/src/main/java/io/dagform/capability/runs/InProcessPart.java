package io.dagform.capability.runs;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.process.Memory;
import io.dagform.capability.settings.InstanceSettings;
import io.dagform.dagster.Template;
import io.dagform.model.Size;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Runs as processes of the daemon's task. */
record InProcessPart(Size daemon) implements RunsPart {
  private static final ConfigFile DAEMON_RUNS =
      new ConfigFile("daemon_runs.py", Template.text("daemon_runs.py"));

  // Together as long as the daemon waits for code to be loaded
  // (code_servers.local_startup_timeout).
  private static final int CODE_AWAY_RETRIES = 10;
  private static final int CODE_AWAY_RETRY_SECONDS = 30;

  @Override
  public TaskExtension extension() {
    return TaskExtension.none().variables(Map.of("DAEMON_RUNS_PY", DAEMON_RUNS.content()));
  }

  @Override
  public boolean inDaemon() {
    return true;
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(DAEMON_RUNS);
  }

  @Override
  public List<DagsterSetting> dagsterSettings() {
    return List.of(
        DagsterSetting.remark(
            "run_launcher",
            "Runs are processes of the daemon's task: Dagster's DefaultRunLauncher, which can be asked to end them from anywhere (daemon_runs.py)."),
        DagsterSetting.of("run_launcher.module", "daemon_runs"),
        DagsterSetting.of("run_launcher.class", "DaemonRunLauncher"),
        new DagsterSetting(
            "concurrency.runs.max_concurrent_runs",
            Memory.concurrentRuns(daemon.memoryMib()),
            format(
                "What fits into the daemon's %s MiB: runs are processes of its task.",
                daemon.memoryMib())),
        new DagsterSetting(
            "run_queue.max_user_code_failure_retries",
            CODE_AWAY_RETRIES,
            "Code that is loaded anew, or that is slow, answers nobody for a while. Dagster would let the run fail that is launched just then."),
        new DagsterSetting(
            "run_queue.user_code_failure_retry_delay", CODE_AWAY_RETRY_SECONDS, "Seconds."),
        DagsterSetting.of("run_monitoring.enabled", true),
        DagsterSetting.of("run_monitoring.start_timeout_seconds", 180),
        new DagsterSetting(
            "run_monitoring.max_runtime_seconds",
            InstanceSettings.MAXIMUM_RUNTIME_SECONDS,
            "A run that hangs would hold its place in the queue for ever."),
        new DagsterSetting(
            "run_monitoring.cancel_timeout_seconds",
            InstanceSettings.MAXIMUM_RUNTIME_SECONDS,
            "The daemon itself ends what was cancelled (single_daemon.py); Dagster would free the place of a run that goes on."),
        DagsterSetting.of("run_monitoring.free_slots_after_run_end_seconds", 300),
        DagsterSetting.of("run_retries.enabled", true),
        DagsterSetting.of("run_retries.max_retries", 2),
        new DagsterSetting(
            "run_retries.retry_on_asset_or_op_failure",
            false,
            "Only when the process died; what fails by itself is up to the job."));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.paragraph(
            Chapter.CHANGES,
            "Runs are processes of the daemon's task. When it is deployed, the old daemon launches no new ones and waits for those that are under way. After 90 seconds those that are left are told to end, so that their code can clean up, and 30 seconds later ECS kills them. The new daemon waits for the old one, by a lock in the database, and nothing is scheduled in between; ticks that were missed are made up for. Runs that did not end in time, and those of a task that was lost or ran out of memory, are marked as failed and tried again, at most twice. A job that must not run twice says so with the tag `dagster/max_retries: 0`."));
  }
}
