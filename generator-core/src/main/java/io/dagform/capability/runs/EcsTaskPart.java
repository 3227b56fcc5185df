package io.dagform.capability.runs;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Container.Stop;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Role;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.logs.Observability;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.settings.InstanceSettings;
import io.dagform.dagster.Hole;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs as tasks of their own, which Dagster's EcsRunLauncher starts. Terraform owns the task
 * definitions: a code location names the exact revision of its runs, so that nothing is registered
 * at run time and no run gets an image that its location does not have.
 */
record EcsTaskPart(EcsTask model, Runs.Surroundings around) implements RunsPart {
  private static final String CONTAINER = "run";
  private static final String NETWORK = "run_network";

  // The longest that Fargate allows (ECS API, ContainerDefinition, stopTimeout): also what a Spot
  // task has after its notice.
  private static final int LONGEST_STOP_SECONDS = 120;

  private static final int CPU_UNITS_OF_A_VCPU = 1024;
  private static final int MIB_OF_A_GIB = 1024;

  // A task on Fargate takes its time to be placed, to pull an image and to import the code.
  private static final int START_TIMEOUT_SECONDS = 600;

  private static String quantity(int amount, int unit) {
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String key(String location) {
    return ProcessName.location(location).key() + "_run";
  }

  private String family(String location) {
    return around.frame().name() + "-" + location + "-run";
  }

  @Override
  public Value revision(String location) {
    return Ref.resource("aws_ecs_task_definition", key(location)).attribute("arn");
  }

  @Override
  public Map<String, Value> context(String location) {
    return Map.of(
        "DAGSTER_CONTAINER_CONTEXT",
        Value.call(
            "jsonencode",
            Value.Obj.builder()
                .put(
                    "ecs",
                    Value.Obj.builder().put("task_definition_arn", revision(location)).build())
                .build()));
  }

  @Override
  public boolean launchSteps(LocationRuns own) {
    return model.launchSteps(own);
  }

  @Override
  public List<Workload> workloads(
      String location, LocationRuns own, SortedMap<String, String> tags, Host host) {
    Optional<StepTasks> steps =
        Optional.of(new StepTasks(location)).filter(each -> launchSteps(own));
    List<TaskExtension> extensions = new ArrayList<>(host.extensions());
    steps.ifPresent(
        each -> extensions.add(each.extension(rights(), family(location), host.identity())));
    return List.of(
        new Workload(
            key(location),
            own.hasSize()
                ? format("dagster.code_locations.%s.%s", location, LocationRuns.FIELD.key())
                : "dagster.runs.ecs_task",
            family(location),
            own.size(model.size()),
            "must hold a run, which imports the code once more for each step",
            host.identity(),
            DagsterProcess.code(
                CONTAINER,
                host.image(),
                Stream.of("dagster", "api", "execute_run").map(Value::text).toList(),
                "Dagster gives each run a command of its own.",
                Map.of(),
                List.of(),
                Optional.empty(),
                new Stop(LONGEST_STOP_SECONDS, "The longest that Fargate allows, to clean up."),
                host.identity().logs()),
            extensions,
            host.place(),
            List.of(),
            own.ephemeralStorageGib().or(model::ephemeralStorageGib),
            steps.map(each -> each.tagged(tags)).orElse(tags),
            Optional.empty()));
  }

  private RunTaskRights rights() {
    return new RunTaskRights(around.frame(), around.cluster());
  }

  @Override
  public SortedMap<String, Value> holes() {
    SortedSet<String> further = new TreeSet<>();
    around.runners().values().forEach(runner -> further.addAll(runner.securityGroups()));
    List<Value> groups =
        new ArrayList<>(Once.of(identities().stream().map(identity -> identity.group().id())));
    further.forEach(group -> groups.add(Value.text(group)));
    return new TreeMap<>(
        Map.of(
            NETWORK,
            Value.Obj.builder()
                .put(
                    "awsvpcConfiguration",
                    Value.Obj.builder()
                        .put("subnets", new Value.Tuple(around.place().subnets().list()))
                        .put("securityGroups", new Value.Tuple(groups))
                        .put(
                            "assignPublicIp",
                            around.place().publicAddress() ? "ENABLED" : "DISABLED")
                        .build())
                .build()));
  }

  @Override
  public TaskExtension extension() {
    return TaskExtension.none().may(List.of(rights().follow("FollowRuns")));
  }

  @Override
  public boolean inDaemon() {
    return false;
  }

  @Override
  public TaskExtension queue() {
    if (identities().isEmpty()) {
      return TaskExtension.none();
    }
    List<Grant> grants = new ArrayList<>();
    grants.add(rights().launch("LaunchRuns", around.frame().name() + "-*-run"));
    grants.add(rights().tag("TagRuns"));
    grants.add(rights().pass("PassRunRoles", passed()));
    // AWS can't scope it.
    grants.add(Grant.of("DescribeRuns", List.of("ecs:DescribeTaskDefinition"), List.of()));
    grants.add(Grant.of("ReadLogs", List.of("logs:GetLogEvents"), logs()));
    return TaskExtension.none().may(grants);
  }

  private Stream<Identity> runners() {
    return around.runners().values().stream().map(Runs.Runner::identity);
  }

  private List<Identity> identities() {
    return Stream.concat(runners(), around.joined().stream()).toList();
  }

  private List<Value> passed() {
    return identities().stream()
        .flatMap(identity -> Stream.of(identity.task(), identity.execution()))
        .map(Role::passed)
        .distinct()
        .map(
            role ->
                Value.template(
                    Value.text("arn:aws:iam::"),
                    around.frame().account(),
                    Value.text(":role" + role)))
        .toList();
  }

  /** Of all locations, or the one group that the deployment has. */
  private List<Value> logs() {
    SortedSet<String> groups = new TreeSet<>();
    String folder = Observability.folder(around.frame().name());
    List<String> names = runners().map(each -> each.logs().name()).distinct().toList();
    List<String> inFolder = names.stream().filter(name -> name.startsWith(folder)).toList();
    if (inFolder.size() > 1 || around.joined().isPresent()) {
      groups.add(folder + "*");
      names.stream().filter(name -> !inFolder.contains(name)).forEach(name -> groups.add(name));
    } else {
      groups.addAll(names);
    }
    return groups.stream()
        .map(group -> around.frame().arn("logs", "log-group:" + group + ":*"))
        .toList();
  }

  @Override
  public List<DagsterSetting> dagsterSettings() {
    String config = "run_launcher.config.";
    return List.of(
        DagsterSetting.remark(
            "run_launcher",
            "Each run is a task of its own. Which revision, its code location says (DAGSTER_CONTAINER_CONTEXT)."),
        DagsterSetting.of("run_launcher.module", "dagster_aws.ecs"),
        DagsterSetting.of("run_launcher.class", "EcsRunLauncher"),
        DagsterSetting.of(config + "container_name", CONTAINER),
        new DagsterSetting(
            config + "secrets_tag", "", "Secrets are in the task definition; none is looked for."),
        DagsterSetting.of(config + "use_current_ecs_task_config", false),
        DagsterSetting.of(config + "run_task_kwargs.cluster", around.cluster()),
        DagsterSetting.of(
            config + "run_task_kwargs.capacityProviderStrategy",
            List.of(
                new TreeMap<>(
                    Map.of("capacityProvider", model.capacity().provider().name(), "weight", 1)))),
        DagsterSetting.of(config + "run_task_kwargs.networkConfiguration", new Hole(NETWORK)),
        DagsterSetting.of(config + "run_task_kwargs.propagateTags", "TASK_DEFINITION"),
        DagsterSetting.of("concurrency.runs.max_concurrent_runs", model.maxConcurrent()),
        DagsterSetting.of("run_monitoring.enabled", true),
        new DagsterSetting(
            "run_monitoring.start_timeout_seconds",
            START_TIMEOUT_SECONDS,
            "A task on Fargate takes its time to be placed, to pull its image and to import the code."),
        new DagsterSetting(
            "run_monitoring.max_runtime_seconds",
            InstanceSettings.MAXIMUM_RUNTIME_SECONDS,
            "A run that hangs would hold its place in the queue for ever."),
        DagsterSetting.of("run_monitoring.cancel_timeout_seconds", 180),
        DagsterSetting.of("run_monitoring.free_slots_after_run_end_seconds", 300),
        DagsterSetting.of("run_retries.enabled", true),
        DagsterSetting.of("run_retries.max_retries", model.capacity() == Capacity.SPOT ? 3 : 2),
        new DagsterSetting(
            "run_retries.retry_on_asset_or_op_failure",
            false,
            "Only when the task died; what fails by itself is up to the job."));
  }

  /**
   * A run whose task did not end by itself (Amazon ECS developer guide, "Task state change
   * events"). Whether the job has failed is Dagster's to tell.
   */
  @Override
  public List<Event> events() {
    if (identities().isEmpty()) {
      return List.of();
    }
    Value detail =
        Value.Obj.builder()
            .put("clusterArn", list(rights().clusterArn()))
            .put("lastStatus", list(Value.text("STOPPED")))
            .put(
                "group",
                list(
                    Value.Obj.builder()
                        .put("wildcard", "family:" + around.frame().name() + "-*-run")
                        .build()))
            .put(
                "$or",
                list(
                    Value.Obj.builder()
                        .put("stopCode", list(Value.text("EssentialContainerExited")))
                        .put(
                            "containers",
                            Value.Obj.builder()
                                .put(
                                    "exitCode",
                                    list(
                                        Value.Obj.builder()
                                            .put("anything-but", list(Value.whole(0)))
                                            .build()))
                                .build())
                        .build(),
                    Value.Obj.builder()
                        .put(
                            "stopCode",
                            list(
                                Value.text("TaskFailedToStart"),
                                Value.text("SpotInterruption"),
                                Value.text("TerminationNotice")))
                        .build()))
            .build();
    return List.of(
        new Event(
            "runs_lost",
            "The task of a run or of a step could not start, was taken back by AWS, or ended with an error.",
            Value.Obj.builder()
                .put("source", list(Value.text("aws.ecs")))
                .put("detail-type", list(Value.text("ECS Task State Change")))
                .put("detail", detail)
                .build(),
            new TreeMap<>(
                Map.of(
                    "task", "$.detail.taskArn",
                    "group", "$.detail.group",
                    "code", "$.detail.stopCode",
                    "reason", "$.detail.stoppedReason")),
            "The task of a run of Dagster, or of one of its steps, has stopped. Dagster tries a run again as often as it may, and a step as often as its op says."));
  }

  private static Value list(Value... values) {
    return new Value.Tuple(List.of(values));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "runs",
            format(
                "a task each, %s CPU units, %s MiB, on %s; at most %s at a time",
                model.size().cpuUnits(),
                model.size().memoryMib(),
                model.capacity().provider().words(),
                model.maxConcurrent())));
    String kind =
        format("%s, an hour of a run of the usual size", model.capacity().provider().words());
    lines.add(
        Line.row(
            Chapter.BILL,
            kind,
            quantity(model.size().cpuUnits(), CPU_UNITS_OF_A_VCPU),
            "vCPU-hours"));
    lines.add(
        Line.row(Chapter.BILL, "", quantity(model.size().memoryMib(), MIB_OF_A_GIB), "GB-hours"));
    model
        .profiles()
        .forEach(
            (name, profile) -> {
              lines.add(
                  Line.paragraph(
                      Chapter.SCALING,
                      format("A job whose runs are of the size `%s` has these tags:", name)));
              lines.add(
                  Line.code(
                      Chapter.SCALING,
                      "python",
                      profile.tags().entrySet().stream()
                          .map(tag -> format("\"%s\": '%s',", tag.getKey(), tag.getValue()))
                          .toArray(String[]::new)));
            });
    lines.add(
        Line.paragraph(
            Chapter.CHANGES,
            "A run is a task of its own, and goes on while the daemon, the webserver or its code location is deployed. It keeps the revision that it was launched with, and revisions stay until nothing can name them. A run whose task was lost is tried again."));
    return lines;
  }
}
