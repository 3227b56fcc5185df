package io.dagform.capability.settings;

import static io.dagform.spec.Field.described;
import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Variable;
import io.dagform.spec.Field;
import io.dagform.spec.InstanceType;
import io.dagform.spec.Mapped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Further settings of dagster.yaml, over those that the deployment has anyway.
 *
 * @param settings texts, whole numbers, decimals, booleans, variables, lists and maps by their keys
 */
public record InstanceSettings(Map<String, Object> settings) {
  /** The longest that a run may take in seconds, where the settings say nothing else. */
  public static final int MAXIMUM_RUNTIME_SECONDS = 86_400;

  private static final String BACKFILLS = "backfills";
  private static final List<String> DAEMON_LOOPS =
      List.of("auto_materialize", BACKFILLS, "schedules", "sensors");

  // What a pool of Python's has with the two CPUs that a task of up to two vCPUs sees
  // (concurrent.futures, ThreadPoolExecutor).
  private static final int UNSAID_THREADS = 6;

  public static final Field<InstanceSettings> FIELD =
      described(
          "instance",
          Mapped.of(InstanceType.load(), InstanceSettings::new),
          new InstanceSettings(Map.of()),
          "nothing more",
          "Further settings of dagster.yaml, by Dagster's own keys; they go over the generated ones.");

  public InstanceSettings {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The longest that a run may take, by {@code run_monitoring.max_runtime_seconds}. */
  public int maximumRuntimeSeconds() {
    return settings.get("run_monitoring") instanceof Map<?, ?> monitoring
            && monitoring.get("max_runtime_seconds") instanceof Integer seconds
        ? seconds
        : MAXIMUM_RUNTIME_SECONDS;
  }

  /** How many runs there are at a time, where they say so. */
  public Optional<Integer> mostConcurrentRuns() {
    return at("concurrency.runs.max_concurrent_runs") instanceof Integer runs
        ? Optional.of(runs)
        : Optional.empty();
  }

  /**
   * The threads of the daemon that evaluate and submit, where they say so. Backfills have threads
   * unless they are told to have none ({@code dagster._daemon.daemon}).
   */
  public int daemonThreads() {
    return DAEMON_LOOPS.stream().filter(this::hasThreads).mapToInt(this::threads).sum();
  }

  private boolean hasThreads(String loop) {
    Object said = at(loop + ".use_threads");
    return said == null
        ? loop.equals(BACKFILLS) && at(loop + ".num_workers") != null
        : said.equals(true);
  }

  private int threads(String loop) {
    int workers = at(loop + ".num_workers") instanceof Integer number ? number : UNSAID_THREADS;
    return workers + (at(loop + ".num_submit_workers") instanceof Integer number ? number : 0);
  }

  /**
   * Whether it says something.
   *
   * @param keys the keys, with dots between them
   */
  public boolean has(String keys) {
    return at(keys) != null;
  }

  private @Nullable Object at(String keys) {
    Object value = settings;
    for (String key : keys.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  public void check(Findings findings) {
    new InstanceRules(findings).check(this);
  }

  /**
   * Dagster ends at its start where dagster.yaml names a variable that its container lacks.
   *
   * @param variables the variables that every process of Dagster has
   * @param secrets those that hold secrets
   */
  public void checkVariables(Set<String> variables, Set<String> secrets, Findings findings) {
    Set<String> known = new TreeSet<>(variables);
    known.addAll(secrets);
    walk(settings, SpecPath.of("dagster.instance"), known, findings);
  }

  private static void walk(Object value, SpecPath path, Set<String> known, Findings findings) {
    if (value instanceof Variable variable && !known.contains(variable.name())) {
      SpecPath name = path.key("env");
      findings.add(
          DiagnosticCode.UNKNOWN_VARIABLE,
          name,
          format(
              "`%s` is `%s`, a variable that Dagster's containers do not have.",
              name, variable.name()),
          format(
              "They have %s.",
              known.stream().map(each -> format("`%s`", each)).collect(Collectors.joining(", "))));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> walk(inner, path.key(String.valueOf(key)), known, findings));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path.index(i), known, findings);
      }
    }
  }
}
