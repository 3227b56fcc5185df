package io.dagform.capability.logs;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.LogRetention;
import io.dagform.blueprint.LogGroup;
import io.dagform.capability.alarms.Alarms;
import io.dagform.capability.alarms.Budget;
import io.dagform.capability.process.ProcessName;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Logs and metrics.
 *
 * @param logGroup the CloudWatch log group of all containers; absent if each process has its own
 * @param logRetentionDays days that logs are kept
 * @param alarms who hears of it when something goes wrong
 * @param containerInsights whether ECS sends CloudWatch metrics of every task and container
 * @param dashboard whether there is a dashboard of all that is looked at
 * @param budget what it may cost before somebody hears of it
 */
public record Observability(
    Optional<String> logGroup,
    int logRetentionDays,
    boolean containerInsights,
    Alarms alarms,
    boolean dashboard,
    Optional<Budget> budget) {
  private static final SpecPath RETENTION_PATH = SpecPath.of("observability.log_retention_days");

  private static final Field<Optional<String>> LOG_GROUP =
      described(
          "log_group",
          maybe(text(Form.LOG_GROUP)),
          Optional.empty(),
          "a group for each process, `/ecs/{name}/` and its name",
          "Name of one CloudWatch log group for all containers.");
  private static final Field<Integer> LOG_RETENTION =
      byProfile(
          "log_retention_days",
          integer(1, 3653, "Amazon CloudWatch Logs API, PutRetentionPolicy"),
          14,
          90,
          365,
          "Days that logs are kept, one of CloudWatch's values.");
  private static final Field<Boolean> CONTAINER_INSIGHTS =
      byProfile(
          "container_insights",
          bool(),
          false,
          true,
          true,
          "Whether ECS sends CloudWatch metrics of every task and container, which cost.");

  private static final Field<Boolean> DASHBOARD =
      optional(
          "dashboard",
          bool(),
          false,
          "Whether there is a CloudWatch dashboard of the alarms and the metrics, which costs.");

  public static final Type<Observability> TYPE =
      new MapType<>(
          List.of(
              LOG_GROUP, LOG_RETENTION, CONTAINER_INSIGHTS, Alarms.FIELD, DASHBOARD, Budget.FIELD),
          in ->
              new Observability(
                  in.get(LOG_GROUP),
                  in.get(LOG_RETENTION),
                  in.get(CONTAINER_INSIGHTS),
                  in.get(Alarms.FIELD),
                  in.get(DASHBOARD),
                  in.get(Budget.FIELD)));

  /** Of code locations that join a platform: each logs to a group of its own. */
  public static final Type<Observability> JOINED =
      new MapType<>(
          List.of(LOG_RETENTION, Alarms.FIELD),
          in ->
              new Observability(
                  Optional.empty(),
                  in.get(LOG_RETENTION),
                  false,
                  in.get(Alarms.FIELD),
                  false,
                  Optional.empty()));

  /** The folder of the log groups that each process of a deployment has. */
  public static String folder(String name) {
    return "/ecs/" + name + "/";
  }

  /** Whether somebody looks at metrics of Dagster's own. */
  public boolean looksAtDagster() {
    return dashboard || alarms.reachSomebody();
  }

  /** Where the containers of a process log. */
  public LogGroup groupOf(String name, ProcessName process) {
    return logGroup
        .map(group -> new LogGroup("main", group, logRetentionDays))
        .orElseGet(
            () -> new LogGroup(process.key(), folder(name) + process.label(), logRetentionDays));
  }

  /** CloudWatch Logs offers certain retentions only. */
  public void check(Profile profile, String region, Findings findings) {
    alarms.check(profile, region, findings);
    if (!LogRetention.days().contains(logRetentionDays)) {
      findings.add(
          DiagnosticCode.LOG_RETENTION,
          RETENTION_PATH,
          format("`%s` is %d, which CloudWatch does not offer.", RETENTION_PATH, logRetentionDays),
          format(
              "Choose one of %s.",
              LogRetention.days().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }
}
