package io.dagform.dagster;

import static io.dagform.text.Text.format;

import io.dagform.model.Dagster.Variable;
import io.dagform.model.Deployment;

/**
 * dagster.yaml: what the deployment needs, with the settings of {@code dagster.instance} merged
 * over it key by key.
 *
 * <p>The password and the host come by variables, which every container that loads the file has.
 */
final class InstanceFile {
  private static final int THREADS_FROM_CPU_UNITS = 1024;
  private static final int THREADS = 4;

  private final YamlDocument yaml = new YamlDocument();
  private final Deployment deployment;

  private InstanceFile(Deployment deployment) {
    this.deployment = deployment;
  }

  static String of(Deployment deployment) {
    InstanceFile file = new InstanceFile(deployment);
    file.storage();
    file.computeLogs();
    file.runs();
    file.housekeeping();
    file.yaml.merge(deployment.dagster().instance().settings(), "dagform.yaml: dagster.instance");
    return file.yaml.text();
  }

  private void storage() {
    String database = "storage.postgres.postgres_db.";
    yaml.put(
        database + "scheme",
        "postgresql+psycopg2",
        "SQLAlchemy 2.1 takes plain `postgresql` for a driver that dagster-postgres does not install.");
    yaml.put(database + "hostname", new Variable("DAGSTER_POSTGRES_HOST"));
    yaml.put(database + "db_name", new Variable("DAGSTER_POSTGRES_DB"));
    yaml.put(database + "username", new Variable("DAGSTER_POSTGRES_USER"));
    yaml.put(database + "password", new Variable("DAGSTER_POSTGRES_PASSWORD"));
    yaml.put(database + "params.sslmode", "require");
    yaml.comment(
        database + "params.connect_timeout",
        "Seconds, and milliseconds in the last: a host that is lost says nothing, and without limits Dagster would wait for two hours.");
    yaml.put(database + "params.connect_timeout", 10);
    yaml.put(database + "params.keepalives_idle", 10);
    yaml.put(database + "params.keepalives_interval", 5);
    yaml.put(database + "params.keepalives_count", 3);
    yaml.put(database + "params.tcp_user_timeout", 30_000);
  }

  private void computeLogs() {
    yaml.put("compute_logs.module", "dagster_aws.s3.compute_log_manager");
    yaml.put("compute_logs.class", "S3ComputeLogManager");
    yaml.put("compute_logs.config.bucket", new Variable("DAGSTER_COMPUTE_LOG_BUCKET"));
    yaml.put("compute_logs.config.prefix", Instance.COMPUTE_LOGS_PREFIX);
    yaml.put("compute_logs.config.skip_empty_files", true);
    yaml.put(
        "compute_logs.config.upload_interval",
        30,
        "Seconds. Without it the log of a step shows only once the step has ended. Each upload replaces the one before.");
  }

  private void runs() {
    int memoryMib = deployment.dagster().daemon().size().memoryMib();
    yaml.comment(
        "run_launcher",
        "Runs are processes of the daemon's task: Dagster's DefaultRunLauncher, which can be asked to end them from anywhere (daemon_runs.py).");
    yaml.put("run_launcher.module", "daemon_runs");
    yaml.put("run_launcher.class", "DaemonRunLauncher");
    yaml.put(
        "concurrency.runs.max_concurrent_runs",
        Instance.maximumConcurrentRuns(memoryMib),
        format("What fits into the daemon's %d MiB: runs are processes of its task.", memoryMib));
    yaml.put("run_monitoring.enabled", true);
    yaml.put("run_monitoring.start_timeout_seconds", 180);
    yaml.put(
        "run_monitoring.max_runtime_seconds",
        Instance.MAXIMUM_RUNTIME_SECONDS,
        "A run that hangs would hold its place in the queue for ever.");
    yaml.put(
        "run_monitoring.cancel_timeout_seconds",
        Instance.MAXIMUM_RUNTIME_SECONDS,
        "The daemon itself ends what was cancelled (single_daemon.py); Dagster would free the place of a run that goes on.");
    yaml.put("run_monitoring.free_slots_after_run_end_seconds", 300);
    yaml.put("run_retries.enabled", true);
    yaml.put("run_retries.max_retries", 2);
    yaml.put(
        "run_retries.retry_on_asset_or_op_failure",
        false,
        "Only when the process died; what fails by itself is up to the job.");
  }

  private void housekeeping() {
    for (String kind : new String[] {"schedule", "sensor"}) {
      yaml.put("retention." + kind + ".purge_after_days.skipped", 7);
      yaml.put("retention." + kind + ".purge_after_days.failure", 90);
      yaml.put("retention." + kind + ".purge_after_days.success", 90);
    }
    yaml.put(
        "code_servers.local_startup_timeout",
        300,
        "A quarter of a CPU takes its time to import the code.");
    if (deployment.dagster().daemon().size().cpuUnits() >= THREADS_FROM_CPU_UNITS) {
      for (String kind : new String[] {"backfills", "schedules", "sensors"}) {
        yaml.put(kind + ".use_threads", true);
        yaml.put(kind + ".num_workers", THREADS);
      }
      yaml.comment("backfills", "One that is slow holds up no other.");
    }
    yaml.put("telemetry.enabled", false);
  }
}
