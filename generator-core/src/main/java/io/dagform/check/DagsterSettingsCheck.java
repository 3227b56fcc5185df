package io.dagform.check;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster.Variable;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Settings of dagster.yaml that are valid by Dagster's schema and then refused by Dagster itself,
 * or that bring back a fault that the deployment avoids. A test starts every supported version of
 * Dagster with what is accepted here.
 */
final class DagsterSettingsCheck implements Check {
  private static final SpecPath INSTANCE = SpecPath.of("dagster.instance");
  private static final int LARGEST_CONCURRENCY_LIMIT = 1000;
  private static final int MANY_RETRIES = 10;
  private static final List<String> GRANULARITIES = List.of("op", "run");
  private static final List<String> LOG_LEVELS =
      List.of("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET");

  /**
   * A rule for one setting.
   *
   * @param path the setting below {@code dagster.instance}
   * @param wrong whether a value breaks it
   * @param trouble what follows from such a value, the end of a sentence
   */
  private record Rule(
      String path, Predicate<Object> wrong, DiagnosticCode code, String trouble, String hint) {}

  private static final List<Rule> RULES =
      List.of(
          workers("auto_materialize.num_workers"),
          workers("backfills.num_submit_workers"),
          workers("backfills.num_workers"),
          workers("schedules.num_submit_workers"),
          workers("schedules.num_workers"),
          workers("sensors.num_submit_workers"),
          workers("sensors.num_workers"),
          refused(
              "concurrency.default_op_concurrency_limit",
              outside(0, LARGEST_CONCURRENCY_LIMIT),
              "Dagster takes 0 to 1000"),
          refused(
              "concurrency.pools.default_limit",
              outside(0, LARGEST_CONCURRENCY_LIMIT),
              "Dagster takes 0 to 1000"),
          refused(
              "concurrency.pools.granularity",
              value -> !GRANULARITIES.contains(value),
              "Dagster takes `op` or `run`"),
          refused(
              "concurrency.runs.max_concurrent_runs",
              below(-1),
              "Dagster takes -1 and what is above"),
          harmful(
              "concurrency.runs.max_concurrent_runs",
              value -> value.equals(0),
              "no run is ever launched",
              "1 is the smallest number with which runs are launched."),
          harmful(
              "concurrency.runs.max_concurrent_runs",
              value -> value.equals(-1),
              "runs are launched until the daemon's task runs out of memory, which ends all of them",
              "Runs are processes of the daemon's task: name a number that fits into it."),
          refused(
              "python_logs.python_log_level",
              value -> !(value instanceof String text && LOG_LEVELS.contains(text)),
              "Dagster takes %s".formatted(String.join(", ", LOG_LEVELS))),
          refused(
              "run_monitoring.max_resume_run_attempts",
              value -> !value.equals(0),
              "runs that are processes of the daemon's task cannot be resumed, and Dagster does not start"),
          harmful(
              "run_monitoring.cancel_timeout_seconds",
              above(0),
              "Dagster gives away the place of a run that was cancelled and goes on",
              "The daemon itself kills such a run after 60 s: leave it out."),
          harmful(
              "run_monitoring.enabled",
              value -> value.equals(false),
              "a run whose process was lost keeps its place in the queue for ever",
              "Leave it out."),
          harmful(
              "run_monitoring.max_runtime_seconds",
              below(1),
              "a run that hangs keeps its place in the queue for ever",
              "Leave it out for a day, or name the longest time that a run may take."),
          harmful(
              "run_monitoring.start_timeout_seconds",
              below(1),
              "a run that never starts keeps its place in the queue for ever",
              "Leave it out for three minutes."),
          refused(
              "run_monitoring.poll_interval_seconds",
              below(1),
              "the daemon would ask the database without a pause"),
          harmful(
              "run_retries.max_retries",
              above(MANY_RETRIES),
              "a run that takes the daemon's memory is started again as often, and ends all others each time",
              "Up to 10 are allowed; a single job has more with the tag `dagster/max_retries`."),
          harmful(
              "code_servers.wait_for_local_processes_on_shutdown",
              value -> value.equals(true),
              "a webserver that is stopped waits for code servers until it is killed",
              "The daemon waits for its runs without it, as long as its task may: leave it out."),
          refused("code_servers.local_startup_timeout", below(1), "no code is ever loaded"),
          refused("code_servers.reload_timeout", below(1), "no code is ever loaded anew"));

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    Map<String, Object> settings = deployment.dagster().instance().settings();
    for (Rule rule : RULES) {
      SpecPath path = path(rule.path());
      value(settings, rule.path())
          .filter(rule.wrong())
          .ifPresent(
              value ->
                  findings.add(
                      rule.code(),
                      path,
                      "`%s` is `%s`; %s.".formatted(path, value, rule.trouble()),
                      rule.hint()));
    }
    if (value(settings, "concurrency.pools").isPresent()
        && value(settings, "concurrency.default_op_concurrency_limit").isPresent()) {
      SpecPath path = path("concurrency.default_op_concurrency_limit");
      findings.add(
          DiagnosticCode.DAGSTER_SETTING,
          path,
          "`%s` stands beside `pools`; Dagster takes one of them.".formatted(path),
          "Write `pools: {default_limit: ...}` instead.");
    }
    return findings.all();
  }

  private static SpecPath path(String keys) {
    SpecPath path = INSTANCE;
    for (String key : keys.split("\\.", -1)) {
      path = path.key(key);
    }
    return path;
  }

  /** The value of a setting, unless it is a variable, whose value nobody knows here. */
  private static Optional<Object> value(Object settings, String keys) {
    Object value = settings;
    for (String key : keys.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map) || map.get(key) == null) {
        return Optional.empty();
      }
      value = map.get(key);
    }
    return value instanceof Variable ? Optional.empty() : Optional.of(value);
  }

  private static Rule workers(String path) {
    return refused(path, below(1), "Dagster needs one at least");
  }

  private static Rule refused(String path, Predicate<Object> wrong, String trouble) {
    return new Rule(
        path,
        wrong,
        DiagnosticCode.DAGSTER_SETTING,
        trouble,
        "Dagster's schema takes it, and its processes then fail.");
  }

  private static Rule harmful(String path, Predicate<Object> wrong, String trouble, String hint) {
    return new Rule(path, wrong, DiagnosticCode.DAGSTER_FAULT, trouble, hint);
  }

  private static Predicate<Object> below(int least) {
    return value -> value instanceof Integer number && number < least;
  }

  private static Predicate<Object> above(int most) {
    return value -> value instanceof Integer number && number > most;
  }

  private static Predicate<Object> outside(int least, int most) {
    return below(least).or(above(most));
  }
}
