package io.dagform.dagster;

import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files in {@code config/} beside the generated Terraform: what Dagster, nginx and the sync
 * read. The task definitions carry them into the containers.
 */
public final class ConfigFiles {
  public static final String DAEMON_HEALTH = "config/daemon_health.py";
  public static final String DAEMON_RUNS = "config/daemon_runs.py";
  public static final String DAGSTER_ENTRY = "config/dagster-entry.sh";
  public static final String DAGSTER_YAML = "config/dagster.yaml";
  public static final String NGINX_CONF = "config/nginx.conf.tftpl";
  public static final String NGINX_ENTRY = "config/nginx-entry.sh";
  public static final String PUBLISH = "config/publish.sh";
  public static final String SINGLE_DAEMON = "config/single_daemon.py";
  public static final String STORED_VALUES = "config/stored_values.py";
  public static final String SYNC = "config/sync.py";
  public static final String SYNCED_CODE = "config/synced_code.py.tftpl";
  public static final String WORKSPACE_YAML = "config/workspace.yaml";

  private static final String FOLDER = "config/";
  private static final List<String> CONSTANT =
      List.of(
          DAEMON_HEALTH,
          DAEMON_RUNS,
          DAGSTER_ENTRY,
          NGINX_ENTRY,
          PUBLISH,
          SINGLE_DAEMON,
          STORED_VALUES,
          SYNC);

  private ConfigFiles() {}

  /** The text of each file by its path. */
  public static SortedMap<String, String> of(Deployment deployment, Code.S3Sync code) {
    SortedMap<String, String> files = new TreeMap<>();
    CONSTANT.forEach(path -> files.put(path, template(path).fill(Map.of())));
    files.put(DAGSTER_YAML, InstanceFile.of(deployment));
    files.put(
        NGINX_CONF,
        template(NGINX_CONF)
            .fill(
                Map.of(
                    "vpc_cidr",
                    deployment.network().vpc().cidr(),
                    "port",
                    deployment.dagster().webserver().port(),
                    "webserver_port",
                    Instance.WEBSERVER_PORT,
                    "health_path",
                    deployment.loadBalancer().healthCheck().path())));
    SyncedCode synced = new SyncedCode(code.pythonFiles(), deployment.name());
    files.put(
        SYNCED_CODE,
        template(SYNCED_CODE).fill(Map.of("files", synced.words(), "module", synced.module())));
    files.put(WORKSPACE_YAML, synced.workspace());
    return Collections.unmodifiableSortedMap(files);
  }

  private static Template template(String path) {
    return Template.load(path.substring(FOLDER.length()));
  }
}
