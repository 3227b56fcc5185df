package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.LogRetention;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.stream.Collectors;

/** CloudWatch Logs offers certain retentions only. */
final class LogRetentionCheck implements Check {
  private static final SpecPath PATH = SpecPath.of("observability.log_retention_days");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    int days = deployment.observability().logRetentionDays();
    if (!LogRetention.days().contains(days)) {
      findings.add(
          DiagnosticCode.LOG_RETENTION,
          PATH,
          format("`%s` is %d, which CloudWatch does not offer.", PATH, days),
          format(
              "Choose one of %s.",
              LogRetention.days().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    return findings.all();
  }
}
