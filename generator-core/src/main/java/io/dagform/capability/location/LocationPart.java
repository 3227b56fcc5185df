package io.dagform.capability.location;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.blueprint.Container.Stop;
import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Workload;
import io.dagform.capability.discovery.PrivateZone;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessName;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The service of a code location.
 *
 * @param name its key in the spec, which names in AWS end with
 * @param revision of its runs, which changes with its image, its variables and its secrets
 * @param context what Dagster's run launcher reads of its server, as a value
 */
public record LocationPart(
    String name,
    OwnLocation model,
    LocationDefaults defaults,
    Host host,
    PrivateZone zone,
    Value revision,
    Map<String, Value> context)
    implements Part {
  /** The port of gRPC; each location has a task of its own. */
  public static final int PORT = 4000;

  static final String PROTOCOL = "gRPC";

  private static final String CONTAINER = "code";

  // Dagster's code server drains for a few seconds; the rest is for a process that it started.
  private static final int STOP_SECONDS = 60;

  private ProcessName process() {
    return ProcessName.location(name);
  }

  private SpecPath path() {
    return Location.PATH.key(name);
  }

  /** What Dagster calls it. */
  public String nameInDagster() {
    return model.name(name);
  }

  private String service() {
    return host.frame().name() + "-" + name;
  }

  private Discovery discovery() {
    return new Discovery(process().key(), name, zone.id());
  }

  /** The host that the webserver and the daemon ask. */
  public String dnsName() {
    return zone.host(name);
  }

  /** Where the webserver and the daemon reach it. */
  public Port server() {
    return new Port(host.identity().group(), PROTOCOL, PORT);
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  public Workload workload() {
    return new Workload(
        process().key(),
        path().toString(),
        service(),
        model.size(defaults),
        "must hold the code server, and the code twice while it is loaded anew",
        host.identity(),
        container(),
        host.extensions(),
        host.place(),
        model.securityGroups().stream().map(Value::text).toList(),
        model.ephemeralStorageGib(defaults),
        model.service().tags(),
        Optional.of(
            new Launch(
                service(),
                model.capacity(defaults).provider().name(),
                new Launch.Count(
                    model.tasks(),
                    several()
                        ? ""
                        : "Dagster asks for the id of a server, which would change from task to task.",
                    Optional.empty()),
                several() ? new Launch.Rollout(100, 200, true) : new Launch.Rollout(0, 100, false),
                Optional.empty(),
                Optional.of(discovery()),
                model.service().exec())));
  }

  private boolean several() {
    return model.tasks() > 1;
  }

  /**
   * The same for tasks that serve the same: callers load a location anew when the id changes
   * (dagster 1.13, server_watcher).
   */
  private Value serverId() {
    return Value.template(revision, Value.text(" " + String.join(" ", model.target())));
  }

  private Container container() {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dagster",
                "code-server",
                "start",
                "-h",
                "0.0.0.0",
                "-p",
                String.valueOf(PORT),
                "--location-name",
                nameInDagster(),
                "--log-format",
                "json"));
    command.addAll(model.target());
    List<Value> words = new ArrayList<>(command.stream().map(Value::text).toList());
    if (several()) {
      words.add(Value.text("--fixed-server-id"));
      words.add(serverId());
    }
    return DagsterProcess.code(
        CONTAINER,
        host.image(),
        words,
        "Unlike `dagster api grpc` it loads the code anew when it is asked to.",
        context,
        List.of(PORT),
        Optional.of(
            model
                .service()
                .health()
                .over(
                    new HealthCheck(
                        List.of(
                            Value.text("CMD"),
                            Value.text("python"),
                            Value.text("-c"),
                            Value.text(
                                "import socket; socket.create_connection(('127.0.0.1', "
                                    + PORT
                                    + "), "
                                    + model.service().health().answerSeconds()
                                    + ")")),
                        30,
                        10,
                        3,
                        DagsterProcess.LONGEST_START_SECONDS))),
        new Stop(STOP_SECONDS, "It ends once nobody waits for an answer."),
        host.identity().logs());
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(DagsterProcess.CODE_ENTRY);
  }

  @Override
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>(discovery().managed(host.frame()));
    managed.add(Managed.ofMany("aws_ecs_service", host.frame(), host.cluster() + "/", service()));
    managed.add(Managed.ofMany("aws_ecs_task_definition", host.frame(), "", service()));
    return managed;
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.service(host.cluster(), service(), path().toString()),
        CloudName.regional("task definition family", service(), path().toString()));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.COMPONENTS,
            process().words(),
            format(
                "service `%s`, %s, task definition `%s`, %s CPU units, %s MiB%s, at `%s:%s`%s",
                service(),
                several() ? format("%s tasks", model.tasks()) : "one task",
                service(),
                model.size(defaults).cpuUnits(),
                model.size(defaults).memoryMib(),
                model.capacity(defaults).afterSize(),
                dnsName(),
                PORT,
                model
                    .locationName()
                    .map(other -> format("; Dagster calls it `%s`", other))
                    .orElse(""))),
        Line.row(
            Chapter.MONITORING,
            process().words(),
            format(
                "log `%s`: %s; service events: %s",
                host.identity().logs().name(),
                Commands.tail(host.frame(), host.identity().logs(), CONTAINER),
                Commands.events(host.frame(), host.cluster(), service()))));
  }
}
