package io.dagform.capability.front;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.dagster.Pages;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/**
 * How the load balancer finds out whether a task is healthy.
 *
 * @param path answered by nginx without a login
 * @param healthyThreshold so many successes in a row make a target healthy
 * @param unhealthyThreshold so many failures in a row make a target unhealthy
 */
public record HealthCheck(
    String path,
    int intervalSeconds,
    int timeoutSeconds,
    int healthyThreshold,
    int unhealthyThreshold) {
  static final String DEFAULT_PATH = "/health";

  private static final SpecPath FIELD = SpecPath.of("load_balancer.health_check");
  private static final String SOURCE = "Elastic Load Balancing API, CreateTargetGroup";
  private static final Field<String> PATH =
      optional(
          "path",
          text(Form.HEALTH_CHECK_PATH),
          DEFAULT_PATH,
          "Path that nginx answers without a login, by asking the webserver; below `webserver.path_prefix`.");
  private static final Field<Integer> INTERVAL =
      optional(
          "interval_seconds", integer(5, 300, SOURCE), 30, "Seconds between two health checks.");
  private static final Field<Integer> TIMEOUT =
      optional(
          "timeout_seconds",
          integer(2, 120, SOURCE),
          10,
          "Seconds after which a health check has failed; below the interval.");
  private static final Field<Integer> HEALTHY =
      optional(
          "healthy_threshold",
          integer(2, 10, SOURCE),
          2,
          "Successes in a row that make a task healthy.");
  private static final Field<Integer> UNHEALTHY =
      optional(
          "unhealthy_threshold",
          integer(2, 10, SOURCE),
          3,
          "Failures in a row that make a task unhealthy.");

  static final Type<HealthCheck> TYPE =
      new MapType<>(
          List.of(PATH, INTERVAL, TIMEOUT, HEALTHY, UNHEALTHY),
          in ->
              new HealthCheck(
                  in.get(PATH),
                  in.get(INTERVAL),
                  in.get(TIMEOUT),
                  in.get(HEALTHY),
                  in.get(UNHEALTHY)));

  /** A health check ends before the next, and on a path that people don't need. */
  void check(Findings findings) {
    if (timeoutSeconds >= intervalSeconds) {
      findings.add(
          DiagnosticCode.HEALTH_CHECK_TIMEOUT,
          FIELD.key(TIMEOUT.key()),
          format(
              "`%s` is %s; it must be below `interval_seconds`, which is %s.",
              FIELD.key(TIMEOUT.key()), timeoutSeconds, intervalSeconds),
          "Lower the one or raise the other.");
    }
    // nginx would answer the one that is named here without asking for a login.
    if (Pages.contain(path)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          FIELD.key(PATH.key()),
          format("`%s` is `%s`, a page of Dagster's.", FIELD.key(PATH.key()), path),
          "nginx answers this path itself, and without a login: choose one such as `/health`.");
    }
  }
}
