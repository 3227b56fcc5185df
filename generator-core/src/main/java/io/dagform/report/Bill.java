package io.dagform.report;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.model.Dagster;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import io.dagform.model.LoadBalancer.Scheme;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What AWS meters each month, in its own units: to be multiplied by the region's prices, which this
 * library does not know.
 */
final class Bill {
  private static final int HOURS = 730;
  private static final int CPU_UNITS_OF_A_VCPU = 1024;
  private static final int MIB_OF_A_GIB = 1024;

  private Bill() {}

  static void write(Blueprint blueprint, Markdown out) {
    Deployment deployment = blueprint.deployment();
    Dagster dagster = deployment.dagster();
    Scaling scaling = dagster.webserver().scaling();
    int tasks = scaling.initialTasks() + 1;
    out.paragraph(
        format(
            "Quantities of a month of %d hours with the webserver's smallest number of tasks, which is %d, to be multiplied by the prices of %s. Fargate has no free tier. Requests, traffic, logs, and what is stored in, read from and written to S3 and EFS come on top; so does every further task.",
            HOURS, scaling.initialTasks(), deployment.region()));
    out.row("service", "quantity", "unit");
    out.row("---", "---", "---");
    Dagster.Size webserver = dagster.webserver().size();
    Dagster.Size daemon = dagster.daemon().size();
    out.row(
        format("Fargate, %s", dagster.architecture()),
        hours(
            webserver.cpuUnits() * scaling.initialTasks() + daemon.cpuUnits(), CPU_UNITS_OF_A_VCPU),
        "vCPU-hours");
    out.row(
        "",
        hours(webserver.memoryMib() * scaling.initialTasks() + daemon.memoryMib(), MIB_OF_A_GIB),
        "GB-hours");
    out.row("Application Load Balancer", String.valueOf(HOURS), "hours, and capacity units");
    int loadBalancerAddresses =
        deployment.loadBalancer().scheme() == Scheme.INTERNET_FACING
            ? blueprint.publicSubnets().size()
            : 0;
    out.row(
        "public IPv4 addresses",
        String.valueOf((tasks + loadBalancerAddresses) * HOURS),
        format("address-hours (%d tasks, %d of the load balancer)", tasks, loadBalancerAddresses));
    if (deployment.database() instanceof Database.Rds rds) {
      boolean multiAz = rds.availability() instanceof Database.Availability.MultiAz;
      out.row(
          "RDS, " + rds.instanceClass(),
          String.valueOf(HOURS),
          multiAz ? "Multi-AZ instance-hours" : "instance-hours");
      out.row(
          "RDS storage, gp3",
          String.valueOf(rds.storageGib()),
          multiAz ? "Multi-AZ GiB-months" : "GiB-months");
    }
    out.row("Secrets Manager", String.valueOf(blueprint.secrets().size()), "secrets");
    int alarms = scaling instanceof Scaling.TargetTracking tracking ? alarms(tracking) : 0;
    if (alarms > 0) {
      out.row("CloudWatch", String.valueOf(alarms), "alarms of the autoscaling");
    }
    if (deployment.observability().containerInsights()) {
      out.row("CloudWatch", "-", "metrics of Container Insights");
    }
    out.line("");
    if (deployment.database() instanceof Database.Rds rds
        && rds.instanceClass().startsWith("db.t3.")) {
      out.paragraph(
          format(
              "The instance class `%s` is x86; `%s` is its Graviton successor and usually costs less.",
              rds.instanceClass(), rds.instanceClass().replace("db.t3.", "db.t4g.")));
    }
  }

  /** Target tracking makes two alarms for each metric. */
  private static int alarms(Scaling.TargetTracking tracking) {
    return (tracking.cpuPercent().isPresent() ? 2 : 0)
        + (tracking.memoryPercent().isPresent() ? 2 : 0);
  }

  private static String hours(int amount, int unit) {
    return BigDecimal.valueOf((long) amount * HOURS)
        .divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
