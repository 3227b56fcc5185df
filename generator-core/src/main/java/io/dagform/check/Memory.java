package io.dagform.check;

import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;

/** What docs/sizing.md measured, in MiB. */
final class Memory {
  // With 512 MiB and small user code, a daemon's task ran out of memory during a run, and a
  // webserver's while it reloaded the code. Each further code location takes a code server, up to
  // three while it reloads.
  private static final int COMFORTABLE_MIB = 1024;
  private static final int FURTHER_LOCATION_MIB = 256;

  private static final int IDLE_WEBSERVER_MIB = 285;
  private static final int CODE_SERVER_MIB = 100;

  private Memory() {}

  /** What a task with a webserver or a daemon needs. */
  static int comfortableMib(Deployment deployment) {
    return COMFORTABLE_MIB + FURTHER_LOCATION_MIB * (locations(deployment) - 1);
  }

  /** What the webserver's task takes when nobody uses it. */
  static int idleWebserverMib(Deployment deployment) {
    return IDLE_WEBSERVER_MIB + CODE_SERVER_MIB * (locations(deployment) - 1);
  }

  private static int locations(Deployment deployment) {
    return deployment.dagster().code() instanceof Code.S3Sync sync
        ? sync.pythonFiles().byLocation(deployment.name()).size()
        : 1;
  }
}
