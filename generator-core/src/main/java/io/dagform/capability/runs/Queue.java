package io.dagform.capability.runs;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Part;
import io.dagform.capability.settings.InstanceSettings;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import io.dagform.spec.OneOrNamed;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What waits in the queue of runs (Dagster documentation, "Managing concurrency").
 *
 * @param tagLimits most runs at a time with a tag, by its key
 * @param tagValueLimits most runs at a time for each value that a tag has, by its key
 * @param pools most operations or runs at a time in a pool, by its name
 * @param poolLimit most operations or runs at a time in a pool that nobody gave a limit of its own
 * @param intervalSeconds between two looks of the daemon into it
 * @param workers threads of the daemon that launch runs; absent if it launches one after another
 */
public record Queue(
    SortedMap<String, TagLimit> tagLimits,
    SortedMap<String, Integer> tagValueLimits,
    SortedMap<String, Integer> pools,
    Optional<Integer> poolLimit,
    Optional<Integer> intervalSeconds,
    Optional<Integer> workers)
    implements Part {
  private static final SpecPath PATH = SpecPath.of("dagster.queue");
  private static final String TAG_LIMITS_OF_DAGSTER = "concurrency.runs.tag_concurrency_limits";
  private static final String POOL_LIMIT_OF_DAGSTER = "concurrency.pools.default_limit";

  private static final int LONGEST_INTERVAL_SECONDS = 300;
  private static final int MOST_WORKERS = 16;
  private static final int MOST_TAGS = 50;
  private static final int MOST_POOLS = 50;
  private static final String ANYBODY = "as many as anybody tells apart";
  private static final Type<Integer> LIMIT =
      integer(1, 1000, "Dagster documentation, managing concurrency");

  /**
   * Most runs at a time with a tag.
   *
   * @param any with whatever value; absent if values have limits of their own
   * @param values by the tag's value
   */
  public record TagLimit(Optional<Integer> any, SortedMap<String, Integer> values) {
    static final Type<TagLimit> TYPE =
        new OneOrNamed<>(
            Mapped.of(LIMIT, limit -> new TagLimit(Optional.of(limit), new TreeMap<>())),
            Form.RUN_TAG_VALUE,
            LIMIT,
            values -> new TagLimit(Optional.empty(), new TreeMap<>(values)));
  }

  private static final Field<SortedMap<String, TagLimit>> TAG_LIMITS =
      described(
          "tag_limits",
          new MapOf<>(Form.RUN_TAG, TagLimit.TYPE, MOST_TAGS, ANYBODY),
          new TreeMap<>(),
          "none",
          "Most runs at a time that have a tag, by its key: a number, or numbers by the tag's values.");
  private static final Field<SortedMap<String, Integer>> TAG_VALUE_LIMITS =
      described(
          "tag_value_limits",
          new MapOf<>(Form.RUN_TAG, LIMIT, MOST_TAGS, ANYBODY),
          new TreeMap<>(),
          "none",
          "Most runs at a time for each value that a tag has, by its key.");
  private static final Field<SortedMap<String, Integer>> POOLS =
      described(
          "pools",
          new MapOf<>(Form.POOL_NAME, LIMIT, MOST_POOLS, ANYBODY),
          new TreeMap<>(),
          "what the interface says",
          "Most operations at a time in a pool, by its name. The daemon sets them when it starts, over what the interface says; the limit of a pool that is no longer here stays.");
  private static final Field<Optional<Integer>> POOL_LIMIT =
      optional(
          "default_pool_limit",
          maybe(LIMIT),
          Optional.empty(),
          "Most operations at a time in a pool that has no limit of its own.");

  private static final Field<Optional<Integer>> INTERVAL =
      described(
          "interval_seconds",
          maybe(integer(1, LONGEST_INTERVAL_SECONDS, "a run waits as long for its launch")),
          Optional.empty(),
          "5, which is Dagster's own",
          "Seconds between two looks of the daemon into the queue.");
  private static final Field<Optional<Integer>> WORKERS =
      described(
          "workers",
          maybe(integer(1, MOST_WORKERS, "each has a connection of the database")),
          Optional.empty(),
          "runs are launched one after another",
          "Threads of the daemon that launch runs, for hundreds that become due at the same time.");

  public static final Field<Queue> FIELD =
      inside(
          "queue",
          new MapType<>(
              List.of(TAG_LIMITS, TAG_VALUE_LIMITS, POOLS, POOL_LIMIT, INTERVAL, WORKERS),
              in ->
                  new Queue(
                      in.get(TAG_LIMITS),
                      in.get(TAG_VALUE_LIMITS),
                      in.get(POOLS),
                      in.get(POOL_LIMIT),
                      in.get(INTERVAL),
                      in.get(WORKERS))),
          "What waits in the queue of runs.");

  @Override
  public List<DagsterSetting> dagsterSettings() {
    List<DagsterSetting> settings = new ArrayList<>();
    List<Object> limits = new ArrayList<>();
    tagLimits.forEach(
        (key, limit) -> {
          limit.any().ifPresent(most -> limits.add(ordered("key", key, "limit", most)));
          limit
              .values()
              .forEach(
                  (value, most) -> limits.add(ordered("key", key, "limit", most, "value", value)));
        });
    tagValueLimits.forEach(
        (key, most) ->
            limits.add(
                ordered(
                    "key",
                    key,
                    "limit",
                    most,
                    "value",
                    ordered("applyLimitPerUniqueValue", true))));
    if (!limits.isEmpty()) {
      settings.add(DagsterSetting.of(TAG_LIMITS_OF_DAGSTER, limits));
    }
    poolLimit.ifPresent(most -> settings.add(DagsterSetting.of(POOL_LIMIT_OF_DAGSTER, most)));
    intervalSeconds.ifPresent(
        seconds -> settings.add(DagsterSetting.of("run_queue.dequeue_interval_seconds", seconds)));
    workers.ifPresent(
        threads -> {
          settings.add(DagsterSetting.of("run_queue.dequeue_use_threads", true));
          settings.add(DagsterSetting.of("run_queue.dequeue_num_workers", threads));
        });
    return settings;
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** With what the daemon sets the limits of pools, which Dagster keeps in the database only. */
  public Map<String, Value> variables() {
    if (pools.isEmpty()) {
      return Map.of();
    }
    Value.Builder limits = Value.Obj.builder();
    pools.forEach((pool, most) -> limits.put(pool, Value.whole(most)));
    return Map.of("POOL_LIMITS_JSON", Value.call("jsonencode", limits.build()));
  }

  /** A list of {@code dagster.instance} would take the place of this one. */
  public void check(InstanceSettings instance, Findings findings) {
    if (!tagLimits.isEmpty() || !tagValueLimits.isEmpty()) {
      exclusive(
          tagLimits.isEmpty() ? TAG_VALUE_LIMITS : TAG_LIMITS,
          TAG_LIMITS_OF_DAGSTER,
          instance,
          findings);
    }
    if (poolLimit.isPresent()) {
      exclusive(POOL_LIMIT, POOL_LIMIT_OF_DAGSTER, instance, findings);
      exclusive(POOL_LIMIT, "concurrency.default_op_concurrency_limit", instance, findings);
    }
  }

  private static void exclusive(
      Field<?> field, String key, InstanceSettings instance, Findings findings) {
    if (instance.has(key)) {
      SpecPath path = PATH.key(field.key());
      findings.add(
          DiagnosticCode.ONE_ALTERNATIVE,
          path,
          format("`%s` stands beside `dagster.instance.%s`.", path, key),
          "Remove one of them.");
    }
  }
}
