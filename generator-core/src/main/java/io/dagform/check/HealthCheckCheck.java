package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import io.dagform.model.LoadBalancer.HealthCheck;
import java.util.List;

/** A health check ends before the next, and on a path that people don't need. */
final class HealthCheckCheck implements Check {
  private static final SpecPath PATH = SpecPath.of("load_balancer.health_check");

  // The routes of dagster-webserver 1.13.27 and the pages of its interface: nginx would answer the
  // one that is named here without asking for a login.
  private static final List<String> PAGES =
      List.of(
          "",
          "asset-groups",
          "assets",
          "automation",
          "deployment",
          "download_debug",
          "graphiql",
          "graphql",
          "jobs",
          "locations",
          "logs",
          "notebook",
          "overview",
          "report_asset_check",
          "report_asset_materialization",
          "report_asset_observation",
          "runs",
          "settings");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    HealthCheck health = deployment.loadBalancer().healthCheck();
    if (health.timeoutSeconds() >= health.intervalSeconds()) {
      findings.add(
          DiagnosticCode.HEALTH_CHECK_TIMEOUT,
          PATH.key("timeout_seconds"),
          format(
              "`%s` is %d; it must be below `interval_seconds`, which is %d.",
              PATH.key("timeout_seconds"), health.timeoutSeconds(), health.intervalSeconds()),
          "Lower the one or raise the other.");
    }
    if (PAGES.contains(health.path().split("/", -1)[1])) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          PATH.key("path"),
          format("`%s` is `%s`, a page of Dagster's.", PATH.key("path"), health.path()),
          "nginx answers this path itself, and without a login: choose one such as `/health`.");
    }
    return findings.all();
  }
}
