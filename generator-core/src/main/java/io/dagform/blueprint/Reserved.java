package io.dagform.blueprint;

import io.dagform.dagster.Instance;
import java.util.List;

/** What the deployment takes for itself, and the spec must leave alone. */
public final class Reserved {
  /** The port that the webserver listens on behind nginx. */
  public static final int WEBSERVER_PORT = Instance.WEBSERVER_PORT;

  /** Prefixes in the bucket that Dagster and the user's runs write to. */
  public static final List<String> PREFIXES =
      List.of(Instance.ASSETS_PREFIX + "/", Instance.COMPUTE_LOGS_PREFIX + "/");

  private Reserved() {}
}
