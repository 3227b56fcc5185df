package io.dagform.dagster;

import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files in {@code config/} beside the generated Terraform: what Dagster, nginx and the sync
 * read. The task definitions carry them into the containers.
 */
public final class ConfigFiles {
  public static final String DAGSTER_ENTRY = "config/dagster-entry.sh";
  public static final String DAGSTER_YAML = "config/dagster.yaml";
  public static final String NGINX_CONF = "config/nginx.conf.tftpl";
  public static final String NGINX_ENTRY = "config/nginx-entry.sh";
  public static final String ORPHANED_RUNS = "config/orphaned_runs.py";
  public static final String SYNC = "config/sync.py";
  public static final String SYNCED_CODE = "config/synced_code.py.tftpl";
  public static final String WORKSPACE_YAML = "config/workspace.yaml";

  private static final String FOLDER = "config/";

  private ConfigFiles() {}

  /** The text of each file by its path. */
  public static SortedMap<String, String> of(Deployment deployment, Code.S3Sync code) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(DAGSTER_ENTRY, constant(DAGSTER_ENTRY));
    files.put(NGINX_ENTRY, constant(NGINX_ENTRY));
    files.put(ORPHANED_RUNS, constant(ORPHANED_RUNS));
    files.put(SYNC, constant(SYNC));
    files.put(DAGSTER_YAML, InstanceFile.of(deployment));
    files.put(
        NGINX_CONF,
        template(NGINX_CONF)
            .fill(
                Map.of(
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

  private static String constant(String path) {
    return template(path).fill(Map.of());
  }
}
