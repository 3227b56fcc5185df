package io.dagform.capability.runs;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Each as a task of its own.
 *
 * @param maxConcurrent runs at the same time
 * @param profiles further sizes, by names of the user's own
 * @param ecsExecutor whether runs may launch a task for each of their steps, unless their location
 *     says otherwise
 */
record EcsTask(
    Size size,
    Optional<Integer> ephemeralStorageGib,
    int maxConcurrent,
    Capacity capacity,
    SortedMap<String, RunProfile> profiles,
    boolean ecsExecutor)
    implements Runs {
  private static final SpecPath PATH = SpecPath.of("dagster.runs.ecs_task");

  // A run imports the code in the process that watches and in that of each step (docs/sizing.md).
  static final int COMFORTABLE_MIB = 1024;
  static final String TROUBLE = "in which a run can end for lack of memory";

  // Amazon ECS API, TaskOverride. With Dagster 1.13.27 the overrides of the example with code
  // locations have 5638 characters, and 1.0 to 1.15 more for each of dagster.yaml's; the rest is
  // room for more subnets and groups, and for long names of jobs, modules and images.
  private static final int MOST_OVERRIDES = 8192;
  private static final int OVERRIDES_WITHOUT_SETTINGS = 4600;
  private static final int OVERRIDES_PERCENT = 115;

  private static final int MOST_PROFILES = 20;
  private static final ProcessFields FIELDS = new ProcessFields(1024, 2048);

  /** What a platform decides has no meaning here. */
  static final EcsTask OF_JOINED =
      new EcsTask(
          new Size(1024, 2048), Optional.empty(), 1, Capacity.ON_DEMAND, new TreeMap<>(), false);

  private static final Field<Integer> MAX_CONCURRENT =
      optional(
          "max_concurrent",
          integer(1, 1000, "Amazon ECS service quotas, tasks of a cluster"),
          10,
          "Most runs at the same time; others wait in the queue.");
  private static final Field<Capacity> CAPACITY =
      optional("capacity", word(Capacity.class), Capacity.ON_DEMAND, "What runs execute on.");
  private static final Field<SortedMap<String, RunProfile>> PROFILES =
      described(
          "profiles",
          new MapOf<>(
              Form.RULE_NAME, RunProfile.TYPE, MOST_PROFILES, "as many as anybody tells apart"),
          new TreeMap<>(),
          "none",
          "Further sizes, by names of your own, for runs that ask for them by their tags.");

  private static final Field<Boolean> ECS_EXECUTOR =
      optional(
          "ecs_executor",
          bool(),
          false,
          "Whether the roles of the deployment's code locations may launch tasks for the steps of a run, unless a location says otherwise, which jobs with `executor_def=ecs_executor` of dagster-aws do. Their code can then have the rights of their execution role, too.");

  static final Alternative<EcsTask> ALTERNATIVE =
      Alternative.with(
          "ecs_task",
          new MapType<>(
              FIELDS.sizeAfter(MAX_CONCURRENT, CAPACITY, PROFILES, ECS_EXECUTOR),
              in ->
                  new EcsTask(
                      FIELDS.size(in),
                      in.get(ProcessFields.EPHEMERAL_STORAGE),
                      in.get(MAX_CONCURRENT),
                      in.get(CAPACITY),
                      in.get(PROFILES),
                      in.get(ECS_EXECUTOR))),
          "Each run is a task of its own, with the image of its code location.");

  EcsTask {
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
  }

  @Override
  public int mostConcurrent(Size daemon) {
    return maxConcurrent;
  }

  @Override
  public int cpuUnits() {
    return size.cpuUnits();
  }

  @Override
  public boolean areTasks() {
    return true;
  }

  @Override
  public boolean launchSteps(LocationRuns own) {
    return own.ecsExecutor().orElse(ecsExecutor);
  }

  @Override
  public RunsPart draw(Surroundings around) {
    return new EcsTaskPart(this, around);
  }

  @Override
  public Map<SpecPath, Capacity> capacities() {
    Map<SpecPath, Capacity> capacities = new HashMap<>();
    capacities.put(PATH.key(CAPACITY.key()), capacity);
    profiles.forEach(
        (name, profile) ->
            profile
                .capacity()
                .ifPresent(
                    own ->
                        capacities.put(
                            PATH.key(PROFILES.key()).key(name).key(CAPACITY.key()), own)));
    return capacities;
  }

  @Override
  public void checkOverrides(String settings, Findings findings) {
    int told =
        settings
            .lines()
            .filter(line -> !line.strip().startsWith("#"))
            .mapToInt(String::length)
            .map(length -> length + 1)
            .sum();
    int most = OVERRIDES_WITHOUT_SETTINGS + told * OVERRIDES_PERCENT / 100;
    if (most > MOST_OVERRIDES) {
      findings.add(
          DiagnosticCode.RUN_OVERRIDES_SIZE,
          PATH,
          format(
              "What Dagster tells the task of a run can grow to %s characters; ECS takes %s, and no run would start.",
              most, MOST_OVERRIDES),
          "It holds dagster.yaml: shorten `dagster.instance` or `dagster.queue`.");
    }
  }

  @Override
  public void check(LocationRuns own, SpecPath path, Findings findings) {
    own.check(path, findings);
    if (own.hasSize()) {
      SizeRules.check(own.size(size), path, COMFORTABLE_MIB, TROUBLE, findings);
    }
  }

  @Override
  public void check(boolean remoteCode, Findings findings) {
    SizeRules.check(size, PATH, COMFORTABLE_MIB, TROUBLE, findings);
    profiles.forEach(
        (name, profile) -> profile.check(PATH.key(PROFILES.key()).key(name), findings));
    if (!remoteCode) {
      findings.add(
          DiagnosticCode.RUNS_WITHOUT_CODE,
          PATH,
          format("`%s` needs `dagster.code_locations`.", PATH),
          "A run has the image and the task definition of its code location; with `code`, write `runs: in_process`.");
    }
  }
}
