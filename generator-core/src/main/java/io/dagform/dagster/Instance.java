package io.dagform.dagster;

import io.dagform.model.Dagster;
import java.util.List;
import java.util.Map;

/** What Dagster's processes and the AWS resources around them must agree on. */
public final class Instance {
  /** The folder of dagster.yaml and workspace.yaml in the containers; any user may make it. */
  public static final String HOME = "/tmp/dagster_home";

  /** The port of the webserver, which only its own task reaches. */
  public static final int WEBSERVER_PORT = 3000;

  /** The prefix in their bucket under which Dagster keeps the output of runs. */
  public static final String COMPUTE_LOGS_PREFIX = "compute-logs";

  /**
   * The prefix in the bucket for the values of assets, and whatever the user's code keeps there.
   */
  public static final String ASSETS_PREFIX = "assets";

  /** The prefix for the values that ops hand to each other, which only their run needs. */
  public static final String OP_OUTPUTS_PREFIX = ASSETS_PREFIX + "/op-outputs";

  /** The I/O manager of code that names none (Dagster reads these variables in both versions). */
  public static final Map<String, String> DEFAULT_IO_MANAGER =
      Map.of(
          "DAGSTER_DEFAULT_IO_MANAGER_ATTRIBUTE", "stored_values",
          "DAGSTER_DEFAULT_IO_MANAGER_MODULE", "stored_values");

  /** Modules that the containers hold beside Dagster's, whose names a user's file can't have. */
  public static final List<String> MODULES =
      List.of("daemon_runs", "single_daemon", "stored_values", "synced_code");

  /** The path with which the webserver says that it is alive, without asking the database. */
  public static final String LIVENESS_PATH = "/server_info";

  // About twice what runs of small user code take in the daemon's task (docs/sizing.md). The first
  // is
  // counted without the daemon's own processes: below 1024 MiB a warning says that they need room.
  private static final int FIRST_RUN_MIB = 512;
  private static final int FURTHER_RUN_MIB = 512;

  /** The longest that a run may take, where {@code dagster.instance} says nothing else. */
  static final int MAXIMUM_RUNTIME_SECONDS = 86_400;

  private Instance() {}

  /** How many runs fit into the daemon's task when they are its processes. */
  public static int maximumConcurrentRuns(int daemonMemoryMib) {
    return 1 + Math.max(0, daemonMemoryMib - FIRST_RUN_MIB) / FURTHER_RUN_MIB;
  }

  /** The longest that a run may take, by {@code run_monitoring.max_runtime_seconds}. */
  public static int maximumRuntimeSeconds(Dagster.Instance own) {
    return own.settings().get("run_monitoring") instanceof Map<?, ?> monitoring
            && monitoring.get("max_runtime_seconds") instanceof Integer seconds
        ? seconds
        : MAXIMUM_RUNTIME_SECONDS;
  }

  /**
   * The command of the webserver.
   *
   * @param poolMaxOverflow connections above one that each of its three pools may open
   */
  public static List<String> webserverCommand(int poolMaxOverflow) {
    return List.of(
        "dagster-webserver",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(WEBSERVER_PORT),
        "-w",
        "workspace.yaml",
        "--db-pool-max-overflow",
        String.valueOf(poolMaxOverflow),
        "--log-format",
        "json");
  }

  /** The command of the daemon: Dagster's own, behind a lock. */
  public static List<String> daemonCommand() {
    return List.of("python", "single_daemon.py", "-w", "workspace.yaml", "--log-format", "json");
  }

  /** The health check of the webserver's container; the slim Python images have no curl. */
  public static List<String> webserverHealthCheck() {
    String url = "http://127.0.0.1:" + WEBSERVER_PORT + LIVENESS_PATH;
    return List.of(
        "CMD",
        "python",
        "-c",
        "import urllib.request; urllib.request.urlopen('" + url + "', timeout=5)");
  }
}
