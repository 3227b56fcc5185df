package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.HealthCheck;
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
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The webserver behind nginx. */
public record WebserverPart(
    Webserver webserver, Host host, CodePart code, FrontPart front, Nginx nginx) implements Part {
  /** Where the webserver is told that there is new code. */
  public static final String RELOAD_URL =
      "http://127.0.0.1:" + Webserver.WEBSERVER_PORT + "/graphql";

  /** The path with which it says that it is alive, without asking the database. */
  private static final String LIVENESS_PATH = "/server_info";

  // One connection and five more in each of the webserver's three pools: a small instance has
  // about 80 (RDS user guide, "Quotas": LEAST(DBInstanceClassMemory/9531392, 5000)).
  private static final int POOL_MAX_OVERFLOW = 5;

  /** Draws it. */
  public static WebserverPart of(
      Webserver webserver,
      Host host,
      CodePart code,
      FrontPart front,
      String healthPath,
      String vpcCidr) {
    return new WebserverPart(
        webserver,
        host,
        code,
        front,
        new Nginx(
            webserver.port(),
            webserver.internal().map(Internal::port),
            healthPath,
            vpcCidr,
            front,
            host.identity().logs()));
  }

  public Workload workload() {
    List<TaskExtension> extensions = new ArrayList<>();
    extensions.add(nginx.extension());
    extensions.addAll(host.extensions());
    return new Workload(
        Webserver.KEY,
        Webserver.PATH.toString(),
        webserver.family(),
        webserver.size(),
        format("must hold nginx, the webserver, %s", code.webserverNote()),
        host.identity(),
        process(),
        extensions,
        host.place(),
        webserver.settings().securityGroups().stream().map(Value::text).toList(),
        webserver.settings().ephemeralStorageGib(),
        Optional.of(
            new Launch(
                webserver.service(),
                webserver.settings().capacity().provider().name(),
                webserver.scaling().count(),
                new Launch.Rollout(100, 200, true),
                front.target(),
                webserver.internal().map(internal -> InternalPart.NAME))));
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  private Container process() {
    String url = "http://127.0.0.1:" + Webserver.WEBSERVER_PORT + LIVENESS_PATH;
    return DagsterProcess.container(
        Webserver.KEY,
        host,
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
            "json"),
        "Few database connections for each task: a db.t3.micro has about 80.",
        Map.of(),
        // The slim Python images have no curl.
        Optional.of(
            new HealthCheck(
                List.of(
                    Value.text("CMD"),
                    Value.text("python"),
                    Value.text("-c"),
                    Value.text(
                        "import urllib.request; urllib.request.urlopen('" + url + "', timeout=5)")),
                30,
                10,
                3,
                DagsterProcess.LONGEST_START_SECONDS)),
        Optional.empty());
  }

  @Override
  public List<Secret> secrets() {
    return front.login().made();
  }

  @Override
  public SortedMap<String, String> files() {
    return nginx.files();
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_ecs_service", host.cluster() + "/" + webserver.service()),
        Managed.named("aws_ecs_task_definition", webserver.family()));
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.service(host.cluster(), webserver.service(), "dagster.webserver.service"),
        CloudName.regional(
            "task definition family", webserver.family(), "dagster.webserver.family"));
  }

  @Override
  public List<Node> nodes() {
    List<String> inside = new ArrayList<>(List.of("nginx", "webserver"));
    inside.addAll(code.beside());
    return List.of(
        new Node(
            Webserver.KEY,
            format("[\"%s<br/>%s\"]", webserver.service(), String.join(", ", inside)),
            Node.Place.CLUSTER,
            Node.Role.SERVER));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.COMPONENTS,
            "webserver",
            format(
                "service `%s`, task definition `%s`, %d CPU units, %d MiB%s",
                webserver.service(),
                webserver.family(),
                webserver.size().cpuUnits(),
                webserver.size().memoryMib(),
                webserver.settings().capacity().afterSize())),
        Line.row(
            Chapter.MONITORING,
            "webserver and nginx",
            format(
                "log `%s`, streams `webserver/` and `nginx/`: %s; service events: %s; metrics `CPUUtilization` and `MemoryUtilization` of `AWS/ECS`, `ServiceName` `%s`",
                host.identity().logs().name(),
                Commands.tail(host.frame(), host.identity().logs(), Webserver.KEY),
                Commands.events(host.frame(), host.cluster(), webserver.service()),
                webserver.service())),
        Line.row(
            Chapter.TROUBLES,
            "a script gets 403 from the interface",
            "nginx refuses what another site could have a browser send",
            "send GraphQL as `Content-Type: application/json`, and no `Origin` but this host"));
  }
}
