package io.dagform.capability.process;

import java.util.Set;

/** Variables that the deployment sets, or by which Dagster and AWS find what it has set up. */
final class ReservedVariables {
  private static final Set<String> NAMES =
      Set.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "CODE_REVISION",
          "DAEMON_METRICS_PY",
          "DAEMON_RUNS_PY",
          "ECS_CONTAINER_METADATA_URI",
          "ECS_CONTAINER_METADATA_URI_V4",
          "HOME",
          "METRICS_DEPLOYMENT",
          "PATH",
          "POOL_LIMITS_JSON",
          "SINGLE_DAEMON_PY",
          "STOP_TIMEOUT_SECONDS",
          "STORED_VALUES_PY",
          "SYNCED_CODE_FILES",
          "SYNCED_CODE_PY",
          "WORKSPACE_YAML");
  private static final Set<String> DAGSTER =
      Set.of(
          "DAGSTER_COMPUTE_LOG_BUCKET",
          "DAGSTER_DEFAULT_IO_MANAGER_ATTRIBUTE",
          "DAGSTER_DEFAULT_IO_MANAGER_MODULE",
          "DAGSTER_HOME",
          "DAGSTER_S3_BUCKET",
          "DAGSTER_YAML");

  private ReservedVariables() {}

  static boolean has(String name) {
    return NAMES.contains(name) || DAGSTER.contains(name) || name.startsWith("DAGSTER_POSTGRES_");
  }
}
