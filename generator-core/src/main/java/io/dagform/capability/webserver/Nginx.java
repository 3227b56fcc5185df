package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Life;
import io.dagform.blueprint.Container.Start;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Variables;
import io.dagform.capability.front.Login;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * nginx before the webserver: it refuses what other sites cause, keeps connections longer than the
 * load balancer does, and answers the health check.
 *
 * @param face what it stands before
 * @param forPeople whether people have a way to it
 * @param around what stands before it
 */
record Nginx(Face face, boolean forPeople, WebserverPart.Surroundings around, LogGroup logs) {
  private static final String IMAGE = "public.ecr.aws/docker/library/nginx:1.30.6-alpine-slim";
  private static final ConfigFile ENTRY =
      new ConfigFile("nginx-entry.sh", Template.text("nginx-entry.sh"));

  private static final Template CONFIGURATION = Template.load("nginx.conf.tftpl");

  private ConfigFile configuration() {
    String text =
        CONFIGURATION.fill(
            Map.of(
                "vpc_cidr",
                around.vpcCidr(),
                "listen",
                ports().stream()
                    .map(each -> "listen " + each + ";")
                    .collect(Collectors.joining("\n        ")),
                "login",
                login(),
                "login_name",
                login().isEmpty() ? "\"Dagster\"" : "$login",
                // Dagster refuses changes by itself, but not those by REST before 1.13.27.
                "changes",
                face.changes() ? 0 : 1,
                "root",
                root(),
                "webserver_port",
                Webserver.WEBSERVER_PORT,
                "prefix",
                face.pathPrefix(),
                "health_path",
                face.pathPrefix() + around.healthPath()));
    return new ConfigFile(
        face.changes() ? "nginx.conf.tftpl" : format("nginx_%s.conf.tftpl", face.key()),
        around.front().login().asks()
            ? text
            : text.lines()
                .filter(line -> !line.contains("auth_basic"))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  /** Where it listens: for people only where they have a way in. */
  private List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    if (forPeople || face.internalPort().isEmpty()) {
      ports.add(face.port());
    }
    face.internalPort().ifPresent(ports::add);
    return ports;
  }

  /** The webserver leads there by an address with the port of its own. */
  private String root() {
    return face.pathPrefix().isEmpty()
        ? ""
        : format(
            "        location = / {\n            return 302 %1$s/;\n        }\n\n        location = %1$s {\n            return 302 %1$s/;\n        }\n\n",
            face.pathPrefix());
  }

  /** The name of the login: programs are not asked. */
  private String login() {
    return face.internalPort()
        .map(
            each ->
                format(
                    "    # Programs are not asked for a password; the security group says who they are.\n    map $server_port $login {\n        default \"Dagster\";\n        %s      off;\n    }\n\n",
                    each))
        .filter(map -> around.front().login().asks())
        .orElse("");
  }

  SortedMap<String, String> files() {
    return ConfigFile.texts(ENTRY, configuration());
  }

  TaskExtension extension() {
    return TaskExtension.none().beside(List.of(container()), List.of());
  }

  private Container container() {
    Login login = around.front().login();
    SortedMap<String, Value> variables = new TreeMap<>(login.variables());
    variables.put(
        "NGINX_CONF",
        configuration()
            .rendered(ConfigFile.hole("idle_timeout", around.front().idleTimeoutSeconds())));
    return new Container(
        "nginx",
        login.purpose(),
        Container.Image.ofEverybody(Value.text(IMAGE)),
        new Start(
            List.of(Value.text("sh"), Value.text("-c"), ENTRY.content()), List.of(), "", List.of()),
        Variables.of(variables),
        new TreeMap<>(login.secrets()),
        List.of(),
        ports(),
        Optional.empty(),
        new Life(true, false, false, Optional.empty()),
        logs,
        "nginx");
  }
}
