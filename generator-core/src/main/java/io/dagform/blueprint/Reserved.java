package io.dagform.blueprint;

import io.dagform.dagster.Instance;
import java.util.List;

/** What the deployment takes for itself, and the spec must leave alone. */
public final class Reserved {
  /** The port that the webserver listens on behind nginx. */
  public static final int WEBSERVER_PORT = Instance.WEBSERVER_PORT;

  /** The prefix in the bucket of the values of assets. */
  public static final String ASSETS = Instance.ASSETS_PREFIX + "/";

  /** The prefix in the bucket of the values that ops hand to each other. */
  public static final String OP_OUTPUTS = Instance.OP_OUTPUTS_PREFIX + "/";

  /** Prefixes in the bucket that the user's runs write to. */
  public static final List<String> PREFIXES = List.of(ASSETS);

  /** Modules that the containers hold. */
  public static final List<String> MODULES = Instance.MODULES;

  private Reserved() {}
}
