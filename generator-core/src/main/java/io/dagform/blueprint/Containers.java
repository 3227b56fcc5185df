package io.dagform.blueprint;

import io.dagform.blueprint.Container.Condition;
import io.dagform.blueprint.Container.Dependency;
import io.dagform.blueprint.Container.Environment;
import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.blueprint.Container.Mount;
import io.dagform.blueprint.Container.Shared;
import io.dagform.dagster.ConfigFiles;
import io.dagform.dagster.Instance;
import io.dagform.dagster.SyncedCode;
import io.dagform.model.Dagster;
import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;
import io.dagform.model.LoadBalancer.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The containers of the two tasks.
 *
 * <p>A task starts as the seed's does: the gate tests credentials and bucket and syncs once; only
 * then the sync loop and Dagster start.
 */
final class Containers {
  /** The name of the volume that holds the code. */
  static final String CODE_VOLUME = "code";

  private static final String NGINX_IMAGE =
      "public.ecr.aws/docker/library/nginx:1.30.6-alpine-slim";
  private static final String GATE = "sync-init";
  private static final String LOOP = "sync";

  // The longest that Fargate allows (ECS API, ContainerDefinition, stopTimeout).
  private static final int LONGEST_STOP_SECONDS = 120;

  // The longest that ECS allows (ECS API, HealthCheck, startPeriod).
  private static final int LONGEST_START_SECONDS = 300;

  // One connection and five more in each of the webserver's three pools: a small instance has
  // about 80 (RDS user guide, "Quotas": LEAST(DBInstanceClassMemory/9531392, 5000)).
  private static final int POOL_MAX_OVERFLOW = 5;

  private final Deployment deployment;
  private final Dagster dagster;
  private final Code.S3Sync code;
  private final Secret.Password databasePassword;
  private final Secret.Password loginPassword;

  Containers(
      Deployment deployment,
      Code.S3Sync code,
      Secret.Password databasePassword,
      Secret.Password loginPassword) {
    this.deployment = deployment;
    this.dagster = deployment.dagster();
    this.code = code;
    this.databasePassword = databasePassword;
    this.loginPassword = loginPassword;
  }

  Map<Shared, SortedMap<String, Setting>> sharedEnvironments() {
    return Map.of(
        Shared.DAGSTER,
        sorted(
            Map.of(
                // boto3 does not read AWS_REGION.
                "AWS_DEFAULT_REGION", Setting.of(Fact.REGION),
                "DAGSTER_HOME", Setting.text(Instance.HOME),
                "DAGSTER_POSTGRES_DB", Setting.of(Fact.DATABASE_NAME),
                "DAGSTER_POSTGRES_HOST", Setting.of(Fact.DATABASE_HOST),
                "DAGSTER_POSTGRES_USER", Setting.of(Fact.DATABASE_USER),
                "DAGSTER_S3_BUCKET", Setting.of(Fact.BUCKET_NAME),
                "DAGSTER_YAML", new Setting.File(ConfigFiles.DAGSTER_YAML),
                "SYNCED_CODE_FILES",
                    Setting.text(new SyncedCode(code.pythonFiles(), deployment.name()).files()),
                "SYNCED_CODE_PY",
                    new Setting.Rendered(
                        ConfigFiles.SYNCED_CODE, sorted(Map.of("path", Fact.CODE_PATH))),
                "WORKSPACE_YAML", new Setting.File(ConfigFiles.WORKSPACE_YAML))),
        Shared.SYNC,
        sorted(
            Map.of(
                "AWS_DEFAULT_REGION", Setting.of(Fact.REGION),
                "SYNC_BUCKET", Setting.of(Fact.BUCKET_NAME),
                "SYNC_PATH", Setting.of(Fact.CODE_PATH),
                "SYNC_PREFIX", Setting.text(code.prefix()))));
  }

  Map<Shared, SortedMap<String, Secret>> sharedSecrets() {
    return Map.of(Shared.DAGSTER, sorted(Map.of("DAGSTER_POSTGRES_PASSWORD", databasePassword)));
  }

  Task webserver() {
    return new Task(
        "webserver",
        dagster.webserver().family(),
        dagster.webserver().size(),
        "dagster.webserver.memory_mib",
        "must hold nginx, the webserver, the sync and, during reloads, up to three code servers",
        List.of(
            nginx(),
            gate(),
            loop(
                Map.of(
                    "SYNC_RELOAD_URL",
                    Setting.text("http://127.0.0.1:" + Instance.WEBSERVER_PORT + "/graphql"))),
            dagsterProcess(
                "webserver",
                Instance.webserverCommand(POOL_MAX_OVERFLOW),
                "Few database connections for each task: a db.t3.micro has about 80.",
                Map.of(),
                Optional.of(
                    new HealthCheck(
                        Instance.webserverHealthCheck(), 30, 10, 3, LONGEST_START_SECONDS)),
                Optional.empty())));
  }

  Task daemon() {
    return new Task(
        "daemon",
        dagster.daemon().family(),
        dagster.daemon().size(),
        "dagster.daemon.memory_mib",
        "must hold the daemon, its code server, the sync and the processes of its runs",
        List.of(
            gate(),
            loop(Map.of()),
            dagsterProcess(
                "daemon",
                Instance.daemonCommand(),
                "No health check: Dagster's own takes the memory of another process, and the daemon"
                    + " ends by itself when one of its loops stops.",
                Map.of("BEFORE_START_PY", new Setting.File(ConfigFiles.ORPHANED_RUNS)),
                Optional.empty(),
                Optional.of(LONGEST_STOP_SECONDS))));
  }

  private Container nginx() {
    Authentication.Basic basic = (Authentication.Basic) deployment.loadBalancer().authentication();
    return new Container(
        "nginx",
        Setting.text(NGINX_IMAGE),
        true,
        List.of(),
        shell(ConfigFiles.NGINX_ENTRY),
        List.of(),
        "",
        new Environment(
            Shared.NONE,
            sorted(
                Map.of(
                    "BASIC_AUTH_USER",
                    Setting.text(basic.user()),
                    "NGINX_CONF",
                    new Setting.Rendered(
                        ConfigFiles.NGINX_CONF,
                        sorted(Map.of("idle_timeout", Fact.LOAD_BALANCER_IDLE_TIMEOUT)))))),
        sorted(Map.of("BASIC_AUTH_PASSWORD", loginPassword)),
        List.of(),
        Optional.of(dagster.webserver().port()),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        "nginx");
  }

  private Container gate() {
    return sync(
        GATE,
        List.of(),
        "once",
        Map.of("SYNC_TIMEOUT_SECONDS", Setting.text(String.valueOf(code.timeoutSeconds()))),
        false);
  }

  private Container loop(Map<String, Setting> more) {
    SortedMap<String, Setting> own = new TreeMap<>(more);
    own.put("SYNC_INTERVAL_SECONDS", Setting.text(String.valueOf(code.intervalSeconds())));
    return sync(LOOP, List.of(new Dependency(GATE, Condition.SUCCESS)), "loop", own, true);
  }

  private static Container sync(
      String name,
      List<Dependency> dependsOn,
      String command,
      Map<String, Setting> own,
      boolean restarts) {
    return new Container(
        name,
        Setting.of(Fact.IMAGE),
        false,
        dependsOn,
        List.of(Setting.text("python"), Setting.text("-c"), new Setting.File(ConfigFiles.SYNC)),
        List.of(command),
        "",
        new Environment(Shared.SYNC, sorted(own)),
        sorted(Map.of()),
        List.of(new Mount(CODE_VOLUME, Setting.of(Fact.CODE_PATH), false)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        restarts,
        "sync");
  }

  private static Container dagsterProcess(
      String name,
      List<String> command,
      String commandRemark,
      Map<String, Setting> own,
      Optional<HealthCheck> healthCheck,
      Optional<Integer> stopTimeoutSeconds) {
    return new Container(
        name,
        Setting.of(Fact.IMAGE),
        true,
        List.of(new Dependency(GATE, Condition.SUCCESS), new Dependency(LOOP, Condition.START)),
        // What follows a shell's script is its $0 and then its arguments.
        List.of(
            Setting.text("sh"),
            Setting.text("-c"),
            new Setting.File(ConfigFiles.DAGSTER_ENTRY),
            Setting.text("dagster-entry")),
        command,
        commandRemark,
        new Environment(Shared.DAGSTER, sorted(own)),
        sorted(Map.of()),
        List.of(new Mount(CODE_VOLUME, Setting.of(Fact.CODE_PATH), true)),
        Optional.empty(),
        healthCheck,
        stopTimeoutSeconds,
        true,
        false,
        name);
  }

  private static List<Setting> shell(String script) {
    return List.of(Setting.text("sh"), Setting.text("-c"), new Setting.File(script));
  }

  private static <V> SortedMap<String, V> sorted(Map<String, ? extends V> map) {
    return new TreeMap<>(map);
  }
}
