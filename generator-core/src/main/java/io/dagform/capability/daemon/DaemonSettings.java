package io.dagform.capability.daemon;

import io.dagform.blueprint.DagsterSetting;
import io.dagform.model.Size;
import java.util.ArrayList;
import java.util.List;

/** What dagster.yaml says to the daemon's loops. */
public final class DaemonSettings {
  private static final int THREADS_FROM_CPU_UNITS = 1024;
  private static final int THREADS = 4;

  private DaemonSettings() {}

  /**
   * The settings.
   *
   * @param size of the daemon's task
   */
  public static List<DagsterSetting> of(Size size) {
    List<DagsterSetting> settings = new ArrayList<>();
    for (String kind : List.of("schedule", "sensor")) {
      settings.add(DagsterSetting.of("retention." + kind + ".purge_after_days.skipped", 7));
      settings.add(DagsterSetting.of("retention." + kind + ".purge_after_days.failure", 90));
      settings.add(DagsterSetting.of("retention." + kind + ".purge_after_days.success", 90));
    }
    settings.add(
        new DagsterSetting(
            "code_servers.local_startup_timeout",
            300,
            "A quarter of a CPU takes its time to import the code."));
    if (size.cpuUnits() >= THREADS_FROM_CPU_UNITS) {
      for (String kind : List.of("backfills", "schedules", "sensors")) {
        settings.add(DagsterSetting.of(kind + ".use_threads", true));
        settings.add(DagsterSetting.of(kind + ".num_workers", THREADS));
      }
      settings.add(DagsterSetting.remark("backfills", "One that is slow holds up no other."));
    }
    settings.add(DagsterSetting.of("telemetry.enabled", false));
    return settings;
  }
}
