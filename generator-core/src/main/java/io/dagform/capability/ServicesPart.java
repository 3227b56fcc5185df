package io.dagform.capability;

import static io.dagform.capability.cluster.CapacityProvider.FARGATE_SPOT;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.CapacityProvider;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.registry.ImagePart;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What holds for the services together. */
record ServicesPart(
    Frame frame,
    Dagster dagster,
    ClusterPart cluster,
    ImagePart image,
    List<Workload> webservers,
    Workload daemon,
    List<Workload> locations,
    boolean publicAddresses,
    List<String> steps)
    implements Part {
  private static final int CPU_UNITS_OF_A_VCPU = 1024;
  private static final int MIB_OF_A_GIB = 1024;
  private static final ConfigFile ROLLOUT =
      new ConfigFile("rollout.sh", Template.text("rollout.sh"));
  private static final String AWAIT_ROLLOUT = "sh -c \"$(terraform output -raw rollout) --wait\"";

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(ROLLOUT);
  }

  /** All of them. */
  private List<Workload> services() {
    List<Workload> services = new ArrayList<>(webservers);
    services.add(daemon);
    services.addAll(locations);
    return services;
  }

  /** What the command of the output {@code rollout} needs. */
  List<Grant> followingRollout() {
    return List.of(
        Grant.of(
            "FollowServices",
            List.of("ecs:DescribeServices", "ecs:ListServiceDeployments"),
            services().stream().map(workload -> arn("service/%s/" + name(workload))).toList()),
        Grant.of("FollowTasks", List.of("ecs:DescribeTasks"), List.of(arn("task/%s/*"))),
        // AWS scopes it by a container instance, which Fargate has not, or by the cluster.
        Grant.of("ListTasks", List.of("ecs:ListTasks"), List.of())
            .when("ArnEquals", "ecs:cluster", List.of(arn("cluster/%s"))));
  }

  /** A literal: a policy that waits for the cluster would change when that is replaced. */
  private Value arn(String resource) {
    return frame.arn("ecs", format(resource, cluster.name()));
  }

  /** AWS/ECS has metrics of a service's tasks also without Container Insights. */
  @Override
  public List<Alarm> alarms() {
    return services().stream()
        .filter(each -> launch(each).count().tasks() > 0)
        .flatMap(each -> new ServiceAlarms(cluster, each, holdsRuns(each)).all().stream())
        .toList();
  }

  private boolean holdsRuns(Workload service) {
    return service.equals(daemon) && !dagster.runs().areTasks();
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output("cluster_name", "Cluster that both services run in.", cluster.nameValue()),
        new Output(
            "service_names",
            "Services to redeploy after the image was pushed.",
            new Value.Tuple(
                services().stream().map(each -> each.service().attribute("name")).toList())),
        new Output(
            "rollout",
            "Command that tells whether the services run what Terraform set, and why not.",
            Value.template(rollout().toArray(Value[]::new))));
  }

  private List<Value> rollout() {
    List<Value> words = new ArrayList<>();
    words.add(Value.text("sh " + ROLLOUT.path() + " --region " + frame.region() + " --cluster "));
    words.add(cluster.nameValue());
    for (Workload service : services()) {
      words.add(Value.text(" "));
      words.add(service.service().attribute("name"));
      words.add(Value.text("="));
      words.add(service.taskDefinition().attribute("arn"));
    }
    return words;
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    rollout(lines);
    if (image.moves()) {
      lines.add(
          Line.paragraph(
              Chapter.CHANGES,
              "After a push under the same tag, the services have to be started anew:"));
      lines.add(
          Line.code(
              Chapter.CHANGES,
              "sh",
              Stream.of(
                      Stream.of(redeploy(daemon)),
                      webservers.stream().map(this::redeploy),
                      Stream.of(AWAIT_ROLLOUT))
                  .flatMap(each -> each)
                  .toArray(String[]::new)));
    }
    List<String> picture =
        new ArrayList<>(
            List.of(
                "sequenceDiagram",
                "  participant you",
                "  participant registry",
                "  participant ECS",
                "  participant task",
                format("  you->>registry: push %s", image.words()),
                "  you->>ECS: apply, or a new deployment",
                "  ECS->>registry: pull",
                "  ECS->>task: start"));
    picture.addAll(steps);
    lines.add(Line.code(Chapter.ROLLOUT, "mermaid", picture.toArray(String[]::new)));
    if (services().stream()
        .anyMatch(each -> launch(each).capacityProvider().equals(FARGATE_SPOT.name()))) {
      lines.add(
          Line.paragraph(
              Chapter.SCALING,
              "AWS takes a task on Fargate Spot back when it needs the capacity: the task is told two minutes before, and ECS starts another as soon as there is capacity. That can take hours, so a service on Spot is one that may be away for so long, or one with several tasks."));
    }
    cleanUp(lines);
    bill(lines);
    return lines;
  }

  private String arguments() {
    return Commands.cluster(frame, cluster.name());
  }

  private String redeploy(Workload workload) {
    return format(
        "aws ecs update-service --force-new-deployment %s --service %s",
        arguments(), name(workload));
  }

  /** The name of a task's service. */
  private static String name(Workload workload) {
    return launch(workload).name();
  }

  private static void rollout(List<Line> lines) {
    lines.add(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            "An apply ends when ECS knows what to start, and says nothing of what becomes of it. This waits until that is decided, half an hour at the most. It fails if a service does not run what Terraform set, and tells why: the deployment's own reason, the last events, the last stopped task. It takes `ecs:DescribeServices`, `ecs:ListServiceDeployments`, `ecs:ListTasks` and `ecs:DescribeTasks`."));
    lines.add(Line.code(Chapter.FIRST_DEPLOYMENT, "sh", AWAIT_ROLLOUT));
    lines.add(
        Line.paragraph(
            Chapter.CHANGES,
            "Where the tasks of a new revision do not start, ECS goes back to the one before, and the apply has said success. The next plan changes the `task_definition` of that service, and its apply tries the same revision once more. A first deployment that failed, and one under the same tag, are in no plan: ask after every apply."));
    lines.add(Line.code(Chapter.CHANGES, "sh", "terraform apply", AWAIT_ROLLOUT));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "a plan changes the `task_definition` of a service, and nobody changed anything",
            "its tasks did not start, and ECS went back to the revision before; or somebody deployed another one",
            format("`%s` says why", AWAIT_ROLLOUT)));
  }

  private void bill(List<Line> lines) {
    for (CapacityProvider provider : CapacityProvider.values()) {
      List<Workload> on =
          services().stream()
              .filter(each -> launch(each).capacityProvider().equals(provider.name()))
              .toList();
      if (!on.isEmpty()) {
        lines.add(
            Line.row(
                Chapter.BILL,
                format("%s, %s", provider.words(), dagster.architecture()),
                hours(on, workload -> workload.size().cpuUnits(), CPU_UNITS_OF_A_VCPU),
                "vCPU-hours"));
        lines.add(
            Line.row(
                Chapter.BILL,
                "",
                hours(on, workload -> workload.size().memoryMib(), MIB_OF_A_GIB),
                "GB-hours"));
      }
    }
    if (publicAddresses) {
      lines.add(
          Line.row(
              Chapter.BILL,
              "public IPv4 addresses of tasks",
              String.valueOf(
                  services().stream().mapToInt(ServicesPart::tasks).sum()
                      * Chapter.HOURS_OF_A_MONTH),
              "address-hours"));
    }
  }

  private static void cleanUp(List<Line> lines) {
    lines.add(
        Line.paragraph(
            Chapter.GROWTH,
            "A job that deletes runs that ended more than 90 days ago, to be scheduled daily. Dagster forgets what a deleted run materialized, and may materialize a partition again: name only jobs for which that does not matter."));
    lines.add(
        Line.code(
            Chapter.GROWTH,
            "python",
            "import datetime",
            "",
            "import dagster as dg",
            "",
            "JOBS = [\"clean_up\"]",
            "",
            "",
            "@dg.op",
            "def delete_old_runs(context):",
            "    before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=90)",
            "    ended = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]",
            "    for job in JOBS:",
            "        old = dg.RunsFilter(job_name=job, statuses=ended, created_before=before)",
            "        while records := context.instance.get_run_records(old, limit=100):",
            "            for record in records:",
            "                context.instance.delete_run(record.dagster_run.run_id)",
            "",
            "",
            "@dg.job",
            "def clean_up():",
            "    delete_old_runs()"));
  }

  private static Launch launch(Workload workload) {
    return workload.launch().orElseThrow();
  }

  private static int tasks(Workload workload) {
    return launch(workload).count().tasks();
  }

  private static String hours(List<Workload> on, ToIntFunction<Workload> size, int unit) {
    long amount = on.stream().mapToLong(each -> (long) size.applyAsInt(each) * tasks(each)).sum();
    return BigDecimal.valueOf(amount * Chapter.HOURS_OF_A_MONTH)
        .divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
