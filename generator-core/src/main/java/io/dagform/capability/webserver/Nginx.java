package io.dagform.capability.webserver;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Life;
import io.dagform.blueprint.Container.Start;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Variables;
import io.dagform.capability.front.FrontPart;
import io.dagform.capability.front.Login;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
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
 * @param port where it listens
 * @param healthPath answered without a login, by asking the webserver
 * @param vpcCidr whose load balancer it believes
 */
record Nginx(int port, String healthPath, String vpcCidr, FrontPart front, LogGroup logs) {
  private static final String IMAGE = "public.ecr.aws/docker/library/nginx:1.30.6-alpine-slim";
  private static final ConfigFile ENTRY =
      new ConfigFile("nginx-entry.sh", Template.text("nginx-entry.sh"));

  private ConfigFile configuration() {
    String text =
        Template.load("nginx.conf.tftpl")
            .fill(
                Map.of(
                    "vpc_cidr",
                    vpcCidr,
                    "port",
                    port,
                    "webserver_port",
                    Webserver.WEBSERVER_PORT,
                    "health_path",
                    healthPath));
    return new ConfigFile(
        "nginx.conf.tftpl",
        front.login().asks()
            ? text
            : text.lines()
                .filter(line -> !line.contains("auth_basic"))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  SortedMap<String, String> files() {
    return ConfigFile.texts(ENTRY, configuration());
  }

  TaskExtension extension() {
    return TaskExtension.none().beside(List.of(container()), List.of());
  }

  private Container container() {
    Login login = front.login();
    SortedMap<String, Value> variables = new TreeMap<>(login.variables());
    variables.put(
        "NGINX_CONF",
        configuration().rendered(ConfigFile.hole("idle_timeout", front.idleTimeoutSeconds())));
    return new Container(
        "nginx",
        login.purpose(),
        Container.Image.ofEverybody(Value.text(IMAGE)),
        new Start(
            List.of(Value.text("sh"), Value.text("-c"), ENTRY.content()), List.of(), "", List.of()),
        Variables.of(variables),
        new TreeMap<>(login.secrets()),
        List.of(),
        List.of(port),
        Optional.empty(),
        new Life(true, false, false, Optional.empty()),
        logs,
        "nginx");
  }
}
