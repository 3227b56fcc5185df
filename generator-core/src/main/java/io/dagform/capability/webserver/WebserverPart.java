package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Secret;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.code.CodePart;
import io.dagform.capability.front.FrontPart;
import io.dagform.capability.front.PathPart;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A webserver behind nginx.
 *
 * @param target where the load balancer finds it; absent if there is none
 * @param discovery its name in the private zone; absent if it has none
 * @param made the secrets that are made for it
 */
public record WebserverPart(
    Face face,
    Host host,
    CodePart code,
    Nginx nginx,
    Optional<Launch.Target> target,
    Optional<Discovery> discovery,
    List<Secret> made)
    implements Part {

  // One connection and five more in each of the webserver's three pools: a small instance has
  // about 80 (RDS user guide, "Quotas": LEAST(DBInstanceClassMemory/9531392, 5000)).
  private static final int POOL_MAX_OVERFLOW = 5;

  public WebserverPart {
    made = List.copyOf(made);
  }

  /** What stands before a webserver. */
  public record Surroundings(FrontPart front, String healthPath, String vpcCidr) {}

  /** Draws the one with which people change things. */
  public static WebserverPart of(
      Webserver webserver, Host host, CodePart code, Surroundings around) {
    Optional<Launch.Target> target = around.front().target();
    return new WebserverPart(
        webserver.face(),
        host,
        code,
        new Nginx(webserver.face(), target.isPresent(), around, host.identity().logs()),
        target,
        webserver.internal().map(internal -> InternalPart.NAME),
        around.front().login().made());
  }

  /** Draws the one that only shows them. */
  public static WebserverPart of(
      ReadOnly readOnly,
      Webserver webserver,
      Host host,
      CodePart code,
      PathPart way,
      Surroundings around) {
    Face face = readOnly.face(webserver);
    return new WebserverPart(
        face,
        host,
        code,
        new Nginx(face, true, around, host.identity().logs()),
        Optional.of(way.target()),
        Optional.empty(),
        List.of());
  }

  /** Where a webserver is told that there is new code. */
  public static String reloadUrl(Webserver webserver) {
    return webserver.face().url("/graphql");
  }

  public Workload workload() {
    List<TaskExtension> extensions = new ArrayList<>();
    extensions.add(nginx.extension());
    extensions.addAll(host.extensions());
    return new Workload(
        face.key(),
        face.path().toString(),
        face.family(),
        face.settings().size(),
        format("must hold nginx, the webserver, %s", code.webserverNote()),
        host.identity(),
        process(),
        extensions,
        host.place(),
        face.settings().securityGroups().stream().map(Value::text).toList(),
        face.settings().ephemeralStorageGib(),
        face.settings().service().tags(),
        Optional.of(
            new Launch(
                face.service(),
                face.settings().capacity().provider().name(),
                face.count(),
                new Launch.Rollout(100, 200, true),
                target,
                discovery,
                face.settings().service().exec())));
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  private Container process() {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dagster-webserver",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(Webserver.WEBSERVER_PORT),
                "-w",
                "workspace.yaml",
                "--db-pool-max-overflow",
                String.valueOf(POOL_MAX_OVERFLOW),
                "--log-format",
                "json"));
    if (!face.pathPrefix().isEmpty()) {
      command.addAll(List.of("--path-prefix", face.pathPrefix()));
    }
    command.addAll(face.arguments());
    return DagsterProcess.container(
        Webserver.KEY,
        host,
        command,
        "Few database connections for each task: a db.t3.micro has about 80.",
        Map.of(),
        // The slim Python images have no curl.
        Optional.of(
            face.settings()
                .service()
                .health()
                .over(
                    new HealthCheck(
                        List.of(
                            Value.text("CMD"),
                            Value.text("python"),
                            Value.text("-c"),
                            Value.text(
                                format(
                                    "import urllib.request; urllib.request.urlopen('%s', timeout=%s)",
                                    face.url(Face.LIVENESS_PATH),
                                    face.settings().service().health().answerSeconds()))),
                        30,
                        10,
                        3,
                        DagsterProcess.LONGEST_START_SECONDS))),
        Optional.empty());
  }

  @Override
  public List<Secret> secrets() {
    return made;
  }

  @Override
  public SortedMap<String, String> files() {
    return nginx.files();
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_ecs_service", host.cluster() + "/" + face.service()),
        Managed.named("aws_ecs_task_definition", face.family()));
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.service(host.cluster(), face.service(), face.path().key("service").toString()),
        CloudName.regional(
            "task definition family", face.family(), face.path().key("family").toString()));
  }

  @Override
  public List<Node> nodes() {
    List<String> inside = new ArrayList<>(List.of("nginx", "webserver"));
    inside.addAll(code.beside());
    return List.of(
        new Node(
            face.key(),
            format("[\"%s<br/>%s\"]", face.service(), String.join(", ", inside)),
            Node.Place.CLUSTER,
            Node.Role.SERVER));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            face.words(),
            format(
                "service `%s`, task definition `%s`, %s CPU units, %s MiB%s",
                face.service(),
                face.family(),
                face.settings().size().cpuUnits(),
                face.settings().size().memoryMib(),
                face.settings().capacity().afterSize())));
    lines.add(
        Line.row(
            Chapter.MONITORING,
            format("%s and nginx", face.words()),
            format(
                "log `%s`, streams `webserver/` and `nginx/`: %s; service events: %s; metrics `CPUUtilization` and `MemoryUtilization` of `AWS/ECS`, `ServiceName` `%s`",
                host.identity().logs().name(),
                Commands.tail(host.frame(), host.identity().logs(), Webserver.KEY),
                Commands.events(host.frame(), host.cluster(), face.service()),
                face.service())));
    if (face.changes()) {
      lines.add(
          Line.row(
              Chapter.TROUBLES,
              "a script gets 403 from the interface",
              "nginx refuses what another site could have a browser send",
              "send GraphQL as `Content-Type: application/json`, and no `Origin` but this host"));
    }
    return lines;
  }
}
