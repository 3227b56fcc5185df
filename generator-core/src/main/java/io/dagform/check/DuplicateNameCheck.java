package io.dagform.check;

import io.dagform.blueprint.Blueprint;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster;
import io.dagform.model.Iam;
import java.util.List;
import java.util.Locale;

/** AWS keeps names of one kind apart: services of a cluster, families, roles, secrets. */
final class DuplicateNameCheck implements BlueprintCheck {
  @Override
  public List<Diagnostic> check(Blueprint blueprint, Locator at) {
    Findings findings = new Findings(at);
    Dagster dagster = blueprint.deployment().dagster();
    Iam iam = blueprint.deployment().iam();
    different(
        dagster.webserver().service(),
        dagster.daemon().service(),
        "dagster.daemon.service",
        "the webserver's service",
        findings);
    different(
        dagster.webserver().family(),
        dagster.daemon().family(),
        "dagster.daemon.family",
        "the webserver's task definition",
        findings);
    // IAM folds case when it compares names.
    different(
        iam.executionRole().toLowerCase(Locale.ROOT),
        iam.taskRole().toLowerCase(Locale.ROOT),
        "iam.task_role",
        "the execution role",
        findings);
    blueprint
        .publisherCredentials()
        .ifPresent(
            manual -> {
              different(
                  blueprint.databasePassword().name(),
                  manual.name(),
                  "iam.publisher.user.secret",
                  "the secret of the database's password",
                  findings);
              different(
                  blueprint.loginPassword().name(),
                  manual.name(),
                  "iam.publisher.user.secret",
                  "the secret of the login's password",
                  findings);
            });
    return findings.all();
  }

  private static void different(
      String first, String second, String path, String other, Findings findings) {
    if (first.equals(second)) {
      findings.add(
          DiagnosticCode.DUPLICATE_NAME,
          SpecPath.of(path),
          "`%s` is `%s`, the name of %s.".formatted(path, second, other),
          "Choose another name.");
    }
  }
}
