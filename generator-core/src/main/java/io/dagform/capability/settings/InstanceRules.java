package io.dagform.capability.settings;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Settings of dagster.yaml that are valid by Dagster's schema and then refused by Dagster itself,
 * or that bring back a fault that the deployment avoids. A test starts every supported version of
 * Dagster with what is accepted here.
 */
final class InstanceRules {
  private static final SpecPath INSTANCE = SpecPath.of("dagster.instance");
  private static final int LARGEST_CONCURRENCY_LIMIT = 1000;
  private static final int MANY_RETRIES = 10;
  private static final List<String> GRANULARITIES = List.of("op", "run");
  private static final List<String> LOG_LEVELS =
      List.of("CRITICAL", "FATAL", "ERROR", "WARNING", "WARN", "INFO", "DEBUG");
  private static final int KILLED_SECONDS = 60;
  private static final int MANY_DAYS = 36_500;

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
          refused("auto_materialize.num_workers", below(1), "Dagster needs one at least"),
          refused(
              "auto_materialize.run_tags", InstanceRules::noMap, "Dagster takes a map of texts"),
          refused("backfills.num_submit_workers", below(0), "Dagster takes 0 and what is above"),
          refused("backfills.num_workers", below(0), "Dagster takes 0 and what is above"),
          refused("schedules.num_submit_workers", below(0), "Dagster takes 0 and what is above"),
          refused("schedules.num_workers", below(1), "Dagster needs one at least"),
          refused("sensors.num_submit_workers", below(0), "Dagster takes 0 and what is above"),
          refused("sensors.num_workers", below(1), "Dagster needs one at least"),
          harmful(
              "code_servers.local_startup_timeout",
              below(1),
              "the daemon waits for ever for code that hangs while it is loaded",
              "Leave it out for five minutes."),
          harmful(
              "code_servers.wait_for_local_processes_on_shutdown",
              value -> value.equals(true),
              "a webserver that is stopped waits for code servers until it is killed",
              "The daemon waits for its runs without it, as long as its task may: leave it out."),
          refused(
              "concurrency.default_op_concurrency_limit",
              outside(0, LARGEST_CONCURRENCY_LIMIT),
              "Dagster takes 0 to 1000"),
          harmful(
              "concurrency.default_op_concurrency_limit",
              value -> value.equals(0),
              "runs are launched whose operations never begin",
              "1 is the smallest number with which operations begin."),
          refused(
              "concurrency.pools.default_limit",
              outside(0, LARGEST_CONCURRENCY_LIMIT),
              "Dagster takes 0 to 1000"),
          harmful(
              "concurrency.pools.default_limit",
              value -> value.equals(0),
              "runs are launched whose operations never begin",
              "1 is the smallest number with which operations begin."),
          refused(
              "concurrency.pools.granularity",
              value -> !GRANULARITIES.contains(value),
              "Dagster takes `op` or `run`"),
          refused(
              "concurrency.pools.op_granularity_run_buffer",
              below(0),
              "Dagster would launch no run of the pool any more"),
          refused("concurrency.runs.max_concurrent_runs", below(-1), "Dagster would launch no run"),
          harmful(
              "concurrency.runs.max_concurrent_runs",
              value -> value.equals(0),
              "no run is ever launched",
              "1 is the smallest number with which runs are launched."),
          harmful(
              "concurrency.runs.max_concurrent_runs",
              value -> value.equals(-1),
              "runs are launched until the memory of the daemon's task, or the connections of the database, are used up",
              "Name a number that fits: without one nothing is counted."),
          refused(
              "python_logs.dagster_handler_config.filters",
              InstanceRules::noMap,
              "Dagster takes a map"),
          refused(
              "python_logs.dagster_handler_config.formatters",
              InstanceRules::noMap,
              "Dagster takes a map"),
          refused(
              "python_logs.dagster_handler_config.handlers",
              InstanceRules::noMap,
              "Dagster takes a map"),
          refused(
              "python_logs.python_log_level",
              value -> !LOG_LEVELS.contains(value.toString().toUpperCase(Locale.ROOT)),
              format("Dagster takes %s, and every run fails", String.join(", ", LOG_LEVELS))),
          refused(
              "run_monitoring.cancel_timeout_seconds",
              below(1),
              "Dagster's monitor fails each time"),
          harmful(
              "run_monitoring.cancel_timeout_seconds",
              value -> value instanceof Integer seconds && seconds > 0 && seconds < KILLED_SECONDS,
              "Dagster gives away the place of a run that was cancelled and goes on",
              "The daemon itself kills such a run after 60 s: leave it out."),
          harmful(
              "run_monitoring.enabled",
              value -> value.equals(false),
              "a run whose process was lost keeps its place in the queue for ever",
              "Leave it out."),
          harmful(
              "run_monitoring.free_slots_after_run_end_seconds",
              value -> value.equals(0),
              "the slots of a pool that a lost run held are never free again",
              "Leave it out for five minutes."),
          refused(
              "run_monitoring.max_resume_run_attempts",
              value -> !value.equals(0),
              "runs that are processes of the daemon's task cannot be resumed, and Dagster does not start"),
          refused(
              "run_monitoring.max_runtime_seconds",
              below(0),
              "Dagster would end every run at once"),
          harmful(
              "run_monitoring.max_runtime_seconds",
              value -> value.equals(0),
              "a run that hangs keeps its place in the queue for ever",
              "Leave it out for a day, or name the longest time that a run may take."),
          refused(
              "run_monitoring.poll_interval_seconds",
              below(1),
              "the daemon would ask the database without a pause"),
          refused(
              "run_monitoring.start_timeout_seconds",
              below(1),
              "Dagster's monitor fails each time"),
          harmful(
              "run_retries.max_retries",
              above(MANY_RETRIES),
              "a run that takes the daemon's memory is started again as often, and ends all others each time",
              "Up to 10 are allowed; a single job has more with the tag `dagster/max_retries`."),
          refused("secrets", value -> value.equals(Map.of()), "Dagster needs `custom` in it"));

  private final Findings findings;

  InstanceRules(Findings findings) {
    this.findings = findings;
  }

  void check(InstanceSettings instance) {
    Map<String, Object> settings = instance.settings();
    for (Rule rule : RULES) {
      SpecPath path = path(rule.path());
      value(settings, rule.path())
          .filter(rule.wrong())
          .ifPresent(
              value ->
                  findings.add(
                      rule.code(),
                      path,
                      format("`%s` is `%s`; %s.", path, value, rule.trouble()),
                      rule.hint()));
    }
    pools(settings, findings);
    tagLimits(settings, findings);
    retention(settings, findings);
    variables(settings, findings);
  }

  private static void pools(Map<String, Object> settings, Findings findings) {
    if (value(settings, "concurrency.pools").isPresent()
        && value(settings, "concurrency.default_op_concurrency_limit").isPresent()) {
      SpecPath path = path("concurrency.default_op_concurrency_limit");
      findings.add(
          DiagnosticCode.DAGSTER_SETTING,
          path,
          format("`%s` stands beside `pools`; Dagster takes one of them.", path),
          "Write `pools: {default_limit: ...}` instead.");
    }
  }

  private static void tagLimits(Map<String, Object> settings, Findings findings) {
    String key = "concurrency.runs.tag_concurrency_limits";
    if (value(settings, key).orElse(null) instanceof List<?> limits) {
      for (int i = 0; i < limits.size(); i++) {
        SpecPath path = path(key).index(i).key("limit");
        if (((Map<?, ?>) limits.get(i)).get("limit") instanceof Integer limit && limit < 1) {
          findings.add(
              DiagnosticCode.DAGSTER_FAULT,
              path,
              format("`%s` is `%s`; runs with that tag stay in the queue for ever.", path, limit),
              "1 is the smallest number with which they are launched.");
        }
      }
    }
  }

  private static void retention(Map<String, Object> settings, Findings findings) {
    for (String kind : List.of("auto_materialize", "schedule", "sensor")) {
      String key = "retention." + kind + ".purge_after_days";
      Object days = value(settings, key).orElse(Map.of());
      if (days instanceof Map<?, ?> each) {
        each.forEach(
            (state, value) -> purge(path(key).key(String.valueOf(state)), value, findings));
      } else {
        purge(path(key), days, findings);
      }
    }
  }

  private static void purge(SpecPath path, Object days, Findings findings) {
    if (days instanceof Integer number && number > MANY_DAYS) {
      findings.add(
          DiagnosticCode.DAGSTER_SETTING,
          path,
          format(
              "`%s` is `%s`; Dagster counts back to a day before its calendar begins.",
              path, number),
          format("%s days are allowed.", MANY_DAYS));
    } else if (days instanceof Integer number && number < 1) {
      findings.add(
          DiagnosticCode.DAGSTER_FAULT,
          path,
          format("`%s` is `%s`; ticks are never deleted, and the database grows.", path, number),
          "1 is the smallest number of days.");
    }
  }

  /** Dagster's schema has variables here, but nothing puts their values in. */
  private static void variables(Map<String, Object> settings, Findings findings) {
    if (settings.get("auto_materialize") instanceof Map<?, ?> fields) {
      fields.forEach(
          (key, value) -> {
            if (value instanceof Variable variable) {
              SpecPath path = path("auto_materialize").key(String.valueOf(key));
              findings.add(
                  DiagnosticCode.DAGSTER_SETTING,
                  path,
                  format(
                      "`%s` is the variable `%s`; Dagster takes it for a map here, and not for its value.",
                      path, variable.name()),
                  "Write the value itself.");
            }
          });
    }
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

  private static boolean noMap(Object value) {
    return !(value instanceof Map);
  }

  private static Predicate<Object> outside(int least, int most) {
    return below(least).or(above(most));
  }
}
