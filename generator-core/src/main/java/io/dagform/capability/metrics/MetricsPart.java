package io.dagform.capability.metrics;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Alarm.Side;
import io.dagform.blueprint.Alarm.Threshold;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Metric;
import io.dagform.blueprint.Part;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Metrics of Dagster itself, which the daemon prints once a minute (daemon_metrics.py) and
 * CloudWatch takes from its log (Amazon CloudWatch user guide, "Embedding metrics within logs").
 *
 * @param scheduled whether the clock takes the daemon away, so that it is not missed
 */
public record MetricsPart(Frame frame, boolean scheduled) implements Part {
  private static final ConfigFile FILE =
      new ConfigFile("daemon_metrics.py", Template.text("daemon_metrics.py"));
  private static final String NAMESPACE = "Dagster";
  private static final String DIMENSION = "Deployment";
  private static final int MINUTE_SECONDS = 60;
  private static final int FIVE_MINUTES_SECONDS = 300;

  // Loops give a sign of life at least every half minute, but for one that waits for slow code.
  private static final int SILENT_SECONDS = 600;

  // A deployment of the daemon and a database that fails over are done by then.
  private static final int PATIENT_MINUTES = 15;

  /** One of them, as daemon_metrics.py calls it. */
  private enum Name {
    HEARTBEAT_AGE("HeartbeatAge"),
    QUEUED_RUNS("QueuedRuns"),
    IDLE_QUEUED_RUNS("IdleQueuedRuns"),
    IN_PROGRESS_RUNS("InProgressRuns"),
    STUCK_RUNS("StuckRuns"),
    FAILED_RUNS("FailedRuns");

    private final String words;

    Name(String words) {
      this.words = words;
    }
  }

  /** With what the daemon prints them. */
  public Map<String, Value> variables() {
    return Map.of(
        "DAEMON_METRICS_PY", FILE.content(), "METRICS_DEPLOYMENT", Value.text(frame.name()));
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(FILE);
  }

  @Override
  public List<Alarm> alarms() {
    return List.of(
        new Alarm(
            "dagster_silent",
            "",
            "A loop of the daemon gives no sign of life, or the daemon does not reach the database.",
            "Nothing of its kind happens meanwhile. The daemon's log says what it waits for; a new deployment of its service starts it anew.",
            metric(Name.HEARTBEAT_AGE, "Maximum", MINUTE_SECONDS),
            new Threshold(Side.AT_LEAST, SILENT_SECONDS, PATIENT_MINUTES, !scheduled)),
        new Alarm(
            "dagster_queue",
            "",
            "Runs are queued, and none is in progress.",
            "A limit that nothing can meet, slots of a pool that a lost run holds, or a code location that is away: \"Queued\" in the interface says of a run why it waits.",
            metric(Name.IDLE_QUEUED_RUNS, "Minimum", MINUTE_SECONDS),
            new Threshold(Side.AT_LEAST, 1, PATIENT_MINUTES, false)),
        new Alarm(
            "dagster_runs_stuck",
            "",
            "A run is in progress for longer than run monitoring allows.",
            "It holds its place in the queue: look at its last events, and terminate it.",
            metric(Name.STUCK_RUNS, "Maximum", FIVE_MINUTES_SECONDS),
            new Threshold(Side.AT_LEAST, 1, 2, false)),
        new Alarm(
            "dagster_runs_failed",
            "",
            "A run has failed and is not tried again.",
            "Its events in the interface say why. It is back to normal five minutes after the last failure.",
            metric(Name.FAILED_RUNS, "Sum", FIVE_MINUTES_SECONDS),
            new Threshold(Side.AT_LEAST, 1, 1, false)));
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Runs",
            List.of(
                series("in progress", Name.IN_PROGRESS_RUNS, "Maximum"),
                series("queued", Name.QUEUED_RUNS, "Maximum"),
                series("queued, with none in progress", Name.IDLE_QUEUED_RUNS, "Minimum"))),
        new Chart(
            "Runs that failed or are stuck",
            List.of(
                series("failed", Name.FAILED_RUNS, "Sum"),
                series("stuck", Name.STUCK_RUNS, "Maximum"))),
        new Chart(
            "Silence of the daemon's loops, seconds",
            List.of(series("the loop that is silent longest", Name.HEARTBEAT_AGE, "Maximum"))));
  }

  private Chart.Series series(String label, Name name, String statistic) {
    return new Chart.Series(label, metric(name, statistic, FIVE_MINUTES_SECONDS));
  }

  private Metric metric(Name name, String statistic, int periodSeconds) {
    return new Metric(
        NAMESPACE,
        name.words,
        new TreeMap<>(Map.of(DIMENSION, Value.text(frame.name()))),
        statistic,
        periodSeconds);
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.MONITORING,
            "Dagster",
            format(
                "metrics of the namespace `%s`, `%s` `%s`, which the daemon prints into its log once a minute: `HeartbeatAge` (seconds, of the loop that has been silent longest), `QueuedRuns`, `IdleQueuedRuns` (while none is in progress), `InProgressRuns`, `StuckRuns` and `FailedRuns`",
                NAMESPACE, DIMENSION, frame.name())),
        Line.row(
            Chapter.BILL, "CloudWatch", String.valueOf(Name.values().length), "custom metrics"));
  }
}
