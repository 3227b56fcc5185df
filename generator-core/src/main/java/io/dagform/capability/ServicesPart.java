package io.dagform.capability;

import static io.dagform.capability.cluster.CapacityProvider.FARGATE_SPOT;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Metric;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.CapacityProvider;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import io.dagform.model.Architecture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What holds for the services together.
 *
 * @param holdsRuns the service whose task holds runs; absent if none does
 */
record ServicesPart(
    Frame frame,
    Architecture architecture,
    ClusterPart cluster,
    List<Workload> services,
    Optional<Workload> holdsRuns,
    boolean publicAddresses)
    implements Part {
  private static final int CPU_UNITS_OF_A_VCPU = 1024;
  private static final int MIB_OF_A_GIB = 1024;
  private static final ConfigFile ROLLOUT =
      new ConfigFile("rollout.sh", Template.text("rollout.sh"));
  static final String AWAIT_ROLLOUT = "sh -c \"$(terraform output -raw rollout) --wait\"";

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(ROLLOUT);
  }

  ServicesPart {
    services = List.copyOf(services);
  }

  /** What the command of the output {@code rollout} needs. */
  List<Grant> followingRollout() {
    return List.of(
        Grant.of(
            "FollowServices",
            List.of("ecs:DescribeServices", "ecs:ListServiceDeployments"),
            services.stream().map(workload -> arn("service/%s/" + name(workload))).toList()),
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
    return looked().flatMap(each -> each.all().stream()).toList();
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart("CPU of the services, percent", series(ServiceAlarms::cpu)),
        new Chart("Memory of the services, percent", series(ServiceAlarms::memory)));
  }

  private List<Chart.Series> series(Function<ServiceAlarms, Metric> metric) {
    return looked()
        .map(each -> new Chart.Series(launch(each.workload()).name(), metric.apply(each)))
        .toList();
  }

  private Stream<ServiceAlarms> looked() {
    return services.stream()
        .filter(each -> launch(each).count().tasks() > 0)
        .map(each -> new ServiceAlarms(cluster, each, holdsRuns.equals(Optional.of(each))));
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output("cluster_name", "Cluster that the services run in.", cluster.nameValue()),
        new Output(
            "service_names",
            "Services to redeploy after the image was pushed.",
            new Value.Tuple(
                services.stream().map(each -> each.service().attribute("name")).toList())),
        new Output(
            "rollout",
            "Command that tells whether the services run what Terraform set, and why not.",
            Value.template(rollout().toArray(Value[]::new))));
  }

  private List<Value> rollout() {
    List<Value> words = new ArrayList<>();
    words.add(Value.text("sh " + ROLLOUT.path() + " --region " + frame.region() + " --cluster "));
    words.add(cluster.nameValue());
    for (Workload service : services) {
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
    if (services.stream()
        .anyMatch(each -> launch(each).capacityProvider().equals(FARGATE_SPOT.name()))) {
      lines.add(
          Line.paragraph(
              Chapter.SCALING,
              "AWS takes a task on Fargate Spot back when it needs the capacity: the task is told two minutes before, and ECS starts another as soon as there is capacity. That can take hours, so a service on Spot is one that may be away for so long, or one with several tasks."));
    }
    shells(lines);
    bill(lines);
    return lines;
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

  private void shells(List<Line> lines) {
    List<Workload> open = services.stream().filter(each -> launch(each).exec()).toList();
    if (open.isEmpty()) {
      return;
    }
    lines.add(
        Line.paragraph(
            Chapter.ACCESS,
            "A shell in a task, for whoever may `ecs:ExecuteCommand`. What is typed and printed goes to the log group of the task, where the image has `script` and `cat`:"));
    lines.add(
        Line.code(
            Chapter.ACCESS,
            "sh",
            open.stream()
                .map(
                    each ->
                        format(
                            "aws ecs execute-command %1$s --task \"$(aws ecs list-tasks %1$s --service-name %2$s --query 'taskArns[0]' --output text)\" --container %3$s --interactive --command sh",
                            Commands.cluster(frame, cluster.name()),
                            name(each),
                            each.process().name()))
                .toArray(String[]::new)));
  }

  private void bill(List<Line> lines) {
    for (CapacityProvider provider : CapacityProvider.values()) {
      List<Workload> on =
          services.stream()
              .filter(each -> launch(each).capacityProvider().equals(provider.name()))
              .toList();
      if (!on.isEmpty()) {
        lines.add(
            Line.row(
                Chapter.BILL,
                format("%s, %s", provider.words(), architecture),
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
                  services.stream().mapToInt(ServicesPart::tasks).sum() * Chapter.HOURS_OF_A_MONTH),
              "address-hours"));
    }
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
