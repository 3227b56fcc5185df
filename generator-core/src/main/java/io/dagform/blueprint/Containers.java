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

  // How long a revision of the code is kept at the least after it was last current: a week.
  private static final int SHORTEST_REVISION_SECONDS = 7 * 24 * 3600;

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
    return Map.of(Shared.DAGSTER, dagsterEnvironment(), Shared.SYNC, syncEnvironment());
  }

  private SortedMap<String, Setting> dagsterEnvironment() {
    SortedMap<String, Setting> variables = new TreeMap<>();
    // boto3 does not read AWS_REGION.
    variables.put("AWS_DEFAULT_REGION", Setting.of(Fact.REGION));
    variables.put("DAEMON_RUNS_PY", new Setting.File(ConfigFiles.DAEMON_RUNS));
    variables.put("DAGSTER_COMPUTE_LOG_BUCKET", Setting.of(Fact.COMPUTE_LOG_BUCKET_NAME));
    Instance.DEFAULT_IO_MANAGER.forEach((name, value) -> variables.put(name, Setting.text(value)));
    variables.put("DAGSTER_HOME", Setting.text(Instance.HOME));
    variables.put("DAGSTER_POSTGRES_DB", Setting.of(Fact.DATABASE_NAME));
    variables.put("DAGSTER_POSTGRES_HOST", Setting.of(Fact.DATABASE_HOST));
    variables.put("DAGSTER_POSTGRES_USER", Setting.of(Fact.DATABASE_USER));
    variables.put("DAGSTER_S3_BUCKET", Setting.of(Fact.BUCKET_NAME));
    variables.put("DAGSTER_YAML", new Setting.File(ConfigFiles.DAGSTER_YAML));
    variables.put("STORED_VALUES_PY", new Setting.File(ConfigFiles.STORED_VALUES));
    variables.put(
        "SYNCED_CODE_FILES",
        Setting.text(new SyncedCode(code.pythonFiles(), deployment.name()).files()));
    variables.put(
        "SYNCED_CODE_PY",
        new Setting.Rendered(ConfigFiles.SYNCED_CODE, sorted(Map.of("path", Fact.CODE_PATH))));
    variables.put("WORKSPACE_YAML", new Setting.File(ConfigFiles.WORKSPACE_YAML));
    return variables;
  }

  private SortedMap<String, Setting> syncEnvironment() {
    return sorted(
        Map.of(
            "AWS_DEFAULT_REGION", Setting.of(Fact.REGION),
            "SYNC_BUCKET", Setting.of(Fact.BUCKET_NAME),
            "SYNC_KEEP_SECONDS", Setting.text(String.valueOf(keptRevisionSeconds())),
            "SYNC_PATH", Setting.of(Fact.CODE_PATH),
            "SYNC_PREFIX", Setting.text(code.prefix())));
  }

  /** A run loads modules of the revision that it began with for as long as it may take. */
  private int keptRevisionSeconds() {
    long longestRun = Instance.maximumRuntimeSeconds(dagster.instance());
    return (int) Math.min(Integer.MAX_VALUE, Math.max(SHORTEST_REVISION_SECONDS, 2 * longestRun));
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
                        Setting.texts(Instance.webserverHealthCheck()),
                        30,
                        10,
                        3,
                        LONGEST_START_SECONDS)),
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
                "dagster-daemon, behind a lock: ECS may start a second task before the first has ended.",
                Map.of(
                    "SINGLE_DAEMON_PY",
                    new Setting.File(ConfigFiles.SINGLE_DAEMON),
                    "STOP_TIMEOUT_SECONDS",
                    Setting.text(String.valueOf(LONGEST_STOP_SECONDS))),
                Optional.of(
                    new HealthCheck(
                        List.of(
                            Setting.text("CMD"),
                            Setting.text("python"),
                            Setting.text("-c"),
                            new Setting.File(ConfigFiles.DAEMON_HEALTH)),
                        30,
                        30,
                        3,
                        LONGEST_START_SECONDS)),
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
        List.of(Setting.text("python"), Setting.text("-c"), new Setting.File(ConfigFiles.SYNC)),
        "",
        "once",
        Map.of("SYNC_TIMEOUT_SECONDS", Setting.text(String.valueOf(code.timeoutSeconds()))),
        false);
  }

  private Container loop(Map<String, Setting> more) {
    SortedMap<String, Setting> own = new TreeMap<>(more);
    own.put("SYNC_INTERVAL_SECONDS", Setting.text(String.valueOf(code.intervalSeconds())));
    return sync(
        LOOP,
        List.of(new Dependency(GATE, Condition.SUCCESS)),
        List.of(
            Setting.text("python"),
            new Setting.Copy(Fact.CODE_PATH, ".sync-", ConfigFiles.SYNC, ".py")),
        "The copy that sync-init leaves: a task definition takes 64 KiB, and has the text once so.",
        "loop",
        own,
        true);
  }

  private static Container sync(
      String name,
      List<Dependency> dependsOn,
      List<Setting> entryPoint,
      String remark,
      String command,
      Map<String, Setting> own,
      boolean restarts) {
    return new Container(
        name,
        Setting.of(Fact.IMAGE),
        false,
        dependsOn,
        entryPoint,
        List.of(command),
        remark,
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
