package io.dagform.capability.daemon;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.blueprint.Container.Stop;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.code.CodePart;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The daemon's service: one task; of two, one waits.
 *
 * @param holdsRuns whether runs are processes of its task
 * @param further variables of its process: for metrics, and for limits of pools
 */
public record DaemonPart(
    Daemon daemon, Host host, CodePart code, boolean holdsRuns, Map<String, Value> further)
    implements Part {
  private static final ConfigFile SINGLE_DAEMON =
      new ConfigFile("single_daemon.py", Template.text("single_daemon.py"));
  private static final ConfigFile HEALTH =
      new ConfigFile("daemon_health.py", Template.text("daemon_health.py"));

  // The longest that Fargate allows (ECS API, ContainerDefinition, stopTimeout).
  private static final int LONGEST_STOP_SECONDS = 120;

  /** What the probe takes at the most (daemon_health.py). */
  static final int PROBE_SECONDS = 12;

  public DaemonPart {
    further = Map.copyOf(further);
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  public Workload workload() {
    return new Workload(
        Daemon.KEY,
        Daemon.PATH.toString(),
        daemon.family(),
        daemon.size(),
        holdsRuns
            ? format("must hold the daemon, %s and the processes of its runs", code.daemonNote())
            : format("must hold the daemon, and %s", code.daemonNote()),
        host.identity(),
        process(),
        host.extensions(),
        host.place(),
        daemon.settings().securityGroups().stream().map(Value::text).toList(),
        daemon.settings().ephemeralStorageGib(),
        daemon.settings().service().tags(),
        Optional.of(
            new Launch(
                daemon.service(),
                daemon.settings().capacity().provider().name(),
                new Launch.Count(
                    1,
                    "Dagster allows one daemon: a second one that ECS starts too early waits.",
                    Optional.empty()),
                new Launch.Rollout(0, 100, false),
                Optional.empty(),
                Optional.empty(),
                daemon.settings().service().exec())));
  }

  /** Dagster's own daemon, behind a lock. */
  private Container process() {
    return DagsterProcess.container(
        Daemon.KEY,
        host,
        List.of("python", "single_daemon.py", "-w", "workspace.yaml", "--log-format", "json"),
        "dagster-daemon, behind a lock: ECS may start a second task before the first has ended.",
        variables(),
        Optional.of(
            daemon
                .settings()
                .service()
                .health()
                .over(
                    new HealthCheck(
                        List.of(
                            Value.text("CMD"),
                            Value.text("python"),
                            Value.text("-c"),
                            HEALTH.content()),
                        30,
                        30,
                        3,
                        DagsterProcess.LONGEST_START_SECONDS))),
        Optional.of(
            new Stop(
                LONGEST_STOP_SECONDS,
                holdsRuns
                    ? "The longest that Fargate allows: the daemon waits for its runs."
                    : "The longest that Fargate allows: the daemon ends what it has begun.")));
  }

  private Map<String, Value> variables() {
    Map<String, Value> variables = new TreeMap<>(further);
    variables.put("SINGLE_DAEMON_PY", SINGLE_DAEMON.content());
    variables.put("STOP_TIMEOUT_SECONDS", Value.text(String.valueOf(LONGEST_STOP_SECONDS)));
    return variables;
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(SINGLE_DAEMON, HEALTH);
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_ecs_service", host.cluster() + "/" + daemon.service()),
        Managed.named("aws_ecs_task_definition", daemon.family()));
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.service(host.cluster(), daemon.service(), "dagster.daemon.service"),
        CloudName.regional("task definition family", daemon.family(), "dagster.daemon.family"));
  }

  @Override
  public List<Node> nodes() {
    List<String> inside = new ArrayList<>(List.of("daemon"));
    if (holdsRuns) {
      inside.add("runs");
    }
    inside.addAll(code.beside());
    return List.of(
        new Node(
            Daemon.KEY,
            format("[\"%s<br/>%s\"]", daemon.service(), String.join(", ", inside)),
            Node.Place.CLUSTER,
            Node.Role.WORKER));
  }

  @Override
  public List<Line> lines() {
    String tail = Commands.tail(host.frame(), host.identity().logs(), Daemon.KEY);
    List<Line> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            Line.row(
                Chapter.COMPONENTS,
                "daemon",
                format(
                    "service `%s`, task definition `%s`, %s CPU units, %s MiB%s; one task, and of two only one works",
                    daemon.service(),
                    daemon.family(),
                    daemon.size().cpuUnits(),
                    daemon.size().memoryMib(),
                    daemon.settings().capacity().afterSize())),
            Line.paragraph(
                Chapter.START,
                "The daemon's health check looks for signs of life of its loops, and does not fail because of the database."),
            Line.paragraph(Chapter.SCALING, "The daemon is one task, and is never scaled."),
            Line.row(
                Chapter.MONITORING,
                "daemon",
                format(
                    "log `%s`, streams `daemon/`: %s; service events: %s; metrics `CPUUtilization` and `MemoryUtilization` of `AWS/ECS`, `ServiceName` `%s`",
                    host.identity().logs().name(),
                    tail,
                    Commands.events(host.frame(), host.cluster(), daemon.service()),
                    daemon.service()))));
    if (holdsRuns) {
      lines.addAll(
          List.of(
              Line.row(
                  Chapter.TROUBLES,
                  "a run stays in \"Canceling\"",
                  "its code does not end when it is told to, or the daemon is away",
                  "its events say so after 10 s, and after 60 it is killed; otherwise " + tail),
              Line.row(
                  Chapter.TROUBLES,
                  "a run failed with \"The task that it ran in has ended\"",
                  "a deployment did not wait any longer, or the task was lost or ran out of memory",
                  "it is tried again; the service's events name what happened to the task: "
                      + Commands.events(host.frame(), host.cluster(), daemon.service()))));
    }
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "nothing is scheduled, and the daemon's log says \"another daemon is at work\"",
            "the old daemon waits for its runs, or somebody started a task of its family",
            format(
                "wait two minutes; `aws ecs list-tasks %s --family %s` lists who else there is",
                Commands.cluster(host.frame(), host.cluster()), daemon.family())));
    return lines;
  }
}
