package io.dagform.capability.database;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Alarm.Side;
import io.dagform.blueprint.Alarm.Threshold;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people want to hear of an instance, and to see (Amazon RDS user guide, "Amazon CloudWatch
 * metrics").
 */
record RdsAlarms(Rds rds) {
  private static final int PERIOD_SECONDS = 300;
  private static final long GIB = 1L << 30;
  private static final int TENTH = 10;
  private static final int BUSY_PERCENT = 90;
  private static final int CONNECTIONS_PERCENT = 90;

  List<Alarm> all() {
    List<Alarm> alarms = new ArrayList<>();
    // AWS enlarges storage once a tenth is left, and then not again for six hours.
    alarms.add(
        alarm(
            "database_storage",
            "The database has little storage left.",
            rds.grows()
                ? format(
                    "AWS enlarges it at a tenth, up to %s GiB and once in six hours: this is below.",
                    rds.maxStorageGib())
                : "Without storage the database stops: raise `database.rds.storage_gib`, and look at \"What grows\".",
            "FreeStorageSpace",
            "Minimum",
            new Threshold(
                Side.BELOW,
                Math.max(GIB, rds.storageGib() * GIB / (rds.grows() ? 2 * TENTH : TENTH)),
                3,
                false)));
    alarms.add(
        alarm(
            "database_cpu",
            "The database is busy.",
            "Everything waits for it: `pg_stat_activity` names the statements; a larger class or fewer runs at a time help.",
            "CPUUtilization",
            "Average",
            new Threshold(Side.AT_LEAST, BUSY_PERCENT, 6, false)));
    rds.connections()
        .most()
        .ifPresent(
            most ->
                alarms.add(
                    alarm(
                        "database_connections",
                        "The database has few connections left.",
                        format(
                            "It is sure to take %s; what comes then is refused. \"What grows\" tells who opens how many.",
                            most),
                        "DatabaseConnections",
                        "Maximum",
                        new Threshold(
                            Side.AT_LEAST, (long) most * CONNECTIONS_PERCENT / 100, 2, false))));
    if (rds.instanceClass().startsWith("db.t")) {
      alarms.add(
          alarm(
              "database_cpu_credits",
              "The database has used up its CPU credits.",
              "AWS bills what it takes beyond them: where that goes on, choose a class that is no `db.t`.",
              "CPUSurplusCreditsCharged",
              "Maximum",
              new Threshold(Side.AT_LEAST, 1, 12, false)));
    }
    return alarms;
  }

  private static Alarm alarm(
      String key, String words, String reason, String metric, String statistic, Threshold at) {
    return new Alarm(key, "", words, reason, metric(metric, statistic), at);
  }

  List<Chart> charts() {
    return List.of(
        chart("CPU of the database, percent", "CPUUtilization", "Average"),
        chart("Connections of the database", "DatabaseConnections", "Maximum"),
        chart("Free storage of the database, bytes", "FreeStorageSpace", "Minimum"));
  }

  private static Chart chart(String title, String metric, String statistic) {
    return new Chart(title, List.of(new Chart.Series(metric, metric(metric, statistic))));
  }

  private static Metric metric(String name, String statistic) {
    return new Metric(
        "AWS/RDS",
        name,
        new TreeMap<>(Map.of("DBInstanceIdentifier", RdsPart.DATABASE.attribute("identifier"))),
        statistic,
        PERIOD_SECONDS);
  }
}
