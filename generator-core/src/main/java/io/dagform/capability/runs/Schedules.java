package io.dagform.capability.runs;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;

import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Part;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the ticks of schedules that were missed or failed (Dagster's configuration of the
 * DagsterDaemonScheduler).
 *
 * @param maxCatchupRuns most missed ticks of a partitioned schedule that are made up for
 * @param maxTickRetries how often a tick is tried again whose code raised an error
 */
public record Schedules(Optional<Integer> maxCatchupRuns, Optional<Integer> maxTickRetries)
    implements Part {
  // dagster._core.scheduler.scheduler, DEFAULT_MAX_CATCHUP_RUNS.
  private static final int DAGSTERS_CATCHUP_RUNS = 5;

  private static final int MOST_CATCHUP_RUNS = 1000;
  private static final int MOST_TICK_RETRIES = 10;
  private static final String CONFIG = "scheduler.config.";

  private static final Field<Optional<Integer>> MAX_CATCHUP_RUNS =
      described(
          "max_catchup_runs",
          maybe(integer(1, MOST_CATCHUP_RUNS, "Dagster's scheduler")),
          Optional.empty(),
          "5, which is Dagster's own",
          "Most ticks of a partitioned schedule that are made up for after the daemon was away; of another schedule it is the last one.");
  private static final Field<Optional<Integer>> MAX_TICK_RETRIES =
      described(
          "max_tick_retries",
          maybe(integer(0, MOST_TICK_RETRIES, "Dagster's scheduler")),
          Optional.empty(),
          "0, which is Dagster's own",
          "How often a tick is tried again whose code raised an error. A tick whose code location is away is tried until it is back.");

  public static final Field<Schedules> FIELD =
      inside(
          "schedules",
          new MapType<>(
              List.of(MAX_CATCHUP_RUNS, MAX_TICK_RETRIES),
              in -> new Schedules(in.get(MAX_CATCHUP_RUNS), in.get(MAX_TICK_RETRIES))),
          "Ticks of schedules that were missed or failed.");

  /**
   * Most missed ticks of a partitioned schedule that are made up for, also where nothing is said.
   */
  public int catchupRuns() {
    return maxCatchupRuns.orElse(DAGSTERS_CATCHUP_RUNS);
  }

  @Override
  public List<DagsterSetting> dagsterSettings() {
    List<DagsterSetting> settings = new ArrayList<>();
    if (maxCatchupRuns.isPresent() || maxTickRetries.isPresent()) {
      settings.add(DagsterSetting.of("scheduler.module", "dagster._core.scheduler"));
      settings.add(DagsterSetting.of("scheduler.class", "DagsterDaemonScheduler"));
    }
    maxCatchupRuns.ifPresent(
        runs -> settings.add(DagsterSetting.of(CONFIG + "max_catchup_runs", runs)));
    maxTickRetries.ifPresent(
        retries -> settings.add(DagsterSetting.of(CONFIG + "max_tick_retries", retries)));
    return settings;
  }
}
