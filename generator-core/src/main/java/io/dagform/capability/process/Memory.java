package io.dagform.capability.process;

/** What docs/sizing.md measured, in MiB. */
public final class Memory {
  // With 512 MiB and small user code, a daemon's task ran out of memory during a run, and a
  // webserver's while it reloaded the code. Each further code location takes a code server, up to
  // three while it reloads.
  private static final int COMFORTABLE_MIB = 1024;
  private static final int FURTHER_LOCATION_MIB = 256;

  private static final int IDLE_WEBSERVER_MIB = 285;
  private static final int CODE_SERVER_MIB = 100;

  // About twice what runs of small user code take in the daemon's task (docs/sizing.md). The first
  // is counted without the daemon's own processes: below 1024 MiB a warning says that they need
  // room.
  private static final int FIRST_RUN_MIB = 512;
  private static final int FURTHER_RUN_MIB = 512;

  private Memory() {}

  /** What a task with a webserver or a daemon needs. */
  public static int comfortableMib(int codeLocations) {
    return COMFORTABLE_MIB + FURTHER_LOCATION_MIB * (codeLocations - 1);
  }

  /** What the webserver's task takes when nobody uses it. */
  public static int idleWebserverMib(int codeLocations) {
    return IDLE_WEBSERVER_MIB + CODE_SERVER_MIB * (codeLocations - 1);
  }

  /** How many runs fit into the daemon's task when they are its processes. */
  public static int concurrentRuns(int daemonMemoryMib) {
    return 1 + Math.max(0, daemonMemoryMib - FIRST_RUN_MIB) / FURTHER_RUN_MIB;
  }
}
