package io.dagform.capability;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Alarm.Side;
import io.dagform.blueprint.Alarm.Threshold;
import io.dagform.blueprint.Metric;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people want to hear of a service. {@code AWS/ECS} has these metrics without Container
 * Insights, one sample of each task a minute (Amazon ECS developer guide, "Amazon ECS CloudWatch
 * metrics").
 *
 * @param holdsRuns whether runs are processes of its task, which is busy whenever one computes
 */
record ServiceAlarms(ClusterPart cluster, Workload workload, boolean holdsRuns) {
  private static final int MINUTE_SECONDS = 60;
  private static final int FIVE_MINUTES_SECONDS = 300;

  // A deployment of one task and a start that takes its time are over by then.
  private static final int AWAY_MINUTES = 15;
  private static final int HIGH_PERCENT = 90;

  List<Alarm> all() {
    String service = workload.launch().orElseThrow().name();
    List<Alarm> alarms = new ArrayList<>();
    // The clock takes its tasks away, too.
    if (workload.place().scheduled().isEmpty()) {
      alarms.add(
          new Alarm(
              workload.key() + "_away",
              service,
              "No task of the service runs.",
              "A deployment takes less. The service's events say why (`aws ecs describe-services`).",
              metric("CPUUtilization", "SampleCount", MINUTE_SECONDS),
              new Threshold(Side.BELOW, 1, AWAY_MINUTES, true)));
    }
    alarms.add(
        new Alarm(
            workload.key() + "_memory",
            service,
            "A task of the service is short of memory.",
            "At 100 ECS ends it: raise its `memory_mib`, or find what grows.",
            memory(),
            new Threshold(Side.AT_LEAST, HIGH_PERCENT, 3, false)));
    if (!holdsRuns) {
      alarms.add(
          new Alarm(
              workload.key() + "_cpu",
              service,
              "The tasks of the service are busy.",
              "What waits for them takes longer and longer: raise its `cpu`.",
              cpu(),
              new Threshold(Side.AT_LEAST, HIGH_PERCENT, 6, false)));
    }
    return alarms;
  }

  Metric cpu() {
    return metric("CPUUtilization", "Average", FIVE_MINUTES_SECONDS);
  }

  Metric memory() {
    return metric("MemoryUtilization", "Maximum", FIVE_MINUTES_SECONDS);
  }

  private Metric metric(String name, String statistic, int periodSeconds) {
    SortedMap<String, Value> dimensions =
        new TreeMap<>(
            Map.of(
                "ClusterName", cluster.nameValue(),
                "ServiceName", workload.service().attribute("name")));
    return new Metric("AWS/ECS", name, dimensions, statistic, periodSeconds);
  }
}
