package io.dagform.dagster;

import io.dagform.model.Dagster.Variable;
import io.dagform.model.Deployment;

/**
 * dagster.yaml: what the deployment needs, with the settings of {@code dagster.instance} merged
 * over it key by key.
 *
 * <p>The password and the host come by variables, which every container that loads the file has.
 */
final class InstanceFile {
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
  }

  private void computeLogs() {
    yaml.put("compute_logs.module", "dagster_aws.s3.compute_log_manager");
    yaml.put("compute_logs.class", "S3ComputeLogManager");
    yaml.put("compute_logs.config.bucket", new Variable("DAGSTER_S3_BUCKET"));
    yaml.put("compute_logs.config.prefix", Instance.COMPUTE_LOGS_PREFIX);
    yaml.put("compute_logs.config.skip_empty_files", true);
    yaml.put(
        "compute_logs.config.upload_interval",
        30,
        "Seconds. Without it the log of a step shows only once the step has ended.");
  }

  private void runs() {
    int memoryMib = deployment.dagster().daemon().size().memoryMib();
    yaml.comment("run_launcher", "Runs are processes of the daemon's code server.");
    yaml.put("run_launcher.module", "dagster");
    yaml.put("run_launcher.class", "DefaultRunLauncher");
    yaml.put(
        "concurrency.runs.max_concurrent_runs",
        Instance.maximumConcurrentRuns(memoryMib),
        "What fits into the daemon's %d MiB: runs are processes of its task.".formatted(memoryMib));
    yaml.put("run_monitoring.enabled", true);
    yaml.put("run_monitoring.start_timeout_seconds", 180);
    yaml.put(
        "run_monitoring.max_runtime_seconds",
        86_400,
        "A run whose process has gone is not noticed in this topology: it would hold the queue for ever.");
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
    yaml.put("telemetry.enabled", false);
  }
}
