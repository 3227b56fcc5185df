package io.dagform.capability.logs;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.aws.LogRetention;
import io.dagform.blueprint.LogDriverMode;
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
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Logs and metrics.
 *
 * @param logGroup the CloudWatch log group of all containers; absent if each process has its own
 * @param logGroups the names of log groups that are not called after their process, by the process
 * @param logDriverMode what a container does when its log is not taken; absent where the account's
 *     setting decides
 * @param logRetentionDays days that logs are kept
 * @param alarms who hears of it when something goes wrong
 * @param containerInsights whether ECS sends CloudWatch metrics of every task and container
 * @param dashboard whether there is a dashboard of all that is looked at
 * @param budget what it may cost before somebody hears of it
 */
public record Observability(
    Optional<String> logGroup,
    SortedMap<String, String> logGroups,
    Optional<LogDriverMode> logDriverMode,
    int logRetentionDays,
    boolean containerInsights,
    Alarms alarms,
    boolean dashboard,
    Optional<Budget> budget) {
  private static final SpecPath PATH = SpecPath.of("observability");

  private static final SpecPath RETENTION_PATH = PATH.key("log_retention_days");

  // Webserver, daemon, read-only webserver, and as many code locations as there may be.
  private static final int MOST_GROUPS = 53;

  private static final Field<Optional<String>> LOG_GROUP =
      described(
          "log_group",
          maybe(text(Form.LOG_GROUP)),
          Optional.empty(),
          "a group for each process, `/ecs/{name}/` and its name",
          "Name of one CloudWatch log group for all containers.");
  private static final Field<SortedMap<String, String>> LOG_GROUPS =
      described(
          "log_groups",
          new MapOf<>(
              Form.PROCESS_NAME,
              text(Form.LOG_GROUP),
              MOST_GROUPS,
              "as many as there are processes"),
          new TreeMap<>(),
          "`/ecs/{name}/` and the name of the process",
          "Names of the CloudWatch log groups of single processes: `webserver`, `daemon`, `read_only` or a code location.");
  private static final Field<Optional<LogDriverMode>> LOG_DRIVER_MODE =
      described(
          "log_driver_mode",
          maybe(word(LogDriverMode.class)),
          Optional.empty(),
          "what the account's setting `defaultLogDriverMode` says, which AWS sets to non-blocking",
          "What a container does when CloudWatch does not take its log: wait, or go on and lose what a buffer of 25 MiB does not hold.");
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
          "Whether there is a CloudWatch dashboard of the alarms and the metrics, `{name}-dagster`, which costs.");

  public static final Type<Observability> TYPE =
      new MapType<>(
          List.of(
              LOG_GROUP,
              LOG_GROUPS,
              LOG_DRIVER_MODE,
              LOG_RETENTION,
              CONTAINER_INSIGHTS,
              Alarms.FIELD,
              DASHBOARD,
              Budget.FIELD),
          in ->
              new Observability(
                  in.get(LOG_GROUP),
                  in.get(LOG_GROUPS),
                  in.get(LOG_DRIVER_MODE),
                  in.get(LOG_RETENTION),
                  in.get(CONTAINER_INSIGHTS),
                  in.get(Alarms.FIELD),
                  in.get(DASHBOARD),
                  in.get(Budget.FIELD)));

  /** Of code locations that join a platform: each logs to a group of its own. */
  public static final Type<Observability> JOINED =
      new MapType<>(
          List.of(LOG_DRIVER_MODE, LOG_RETENTION, Alarms.FIELD),
          in ->
              new Observability(
                  Optional.empty(),
                  new TreeMap<>(),
                  in.get(LOG_DRIVER_MODE),
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
    String own = logGroups.getOrDefault(process.field(), folder(name) + process.label());
    return new LogGroup(
        logGroup.isPresent() ? "main" : process.key(),
        logGroup.orElse(own),
        process.isOneOfMany() && logGroup.isEmpty() && !logGroups.containsKey(process.field()),
        logRetentionDays,
        logDriverMode);
  }

  /** The field that names a log group. */
  String fieldOf(LogGroup group) {
    if (logGroup.isPresent()) {
      return PATH.key(LOG_GROUP.key()).toString();
    }
    return logGroups.keySet().stream()
        .filter(process -> ProcessName.ofField(process).key().equals(group.key()))
        .map(process -> PATH.key(LOG_GROUPS.key()).key(process).toString())
        .findFirst()
        .orElse("name");
  }

  /**
   * Checks what is said of single log groups.
   *
   * @param processes the processes that have one
   */
  public void checkGroups(Set<String> processes, Findings findings) {
    SpecPath path = PATH.key(LOG_GROUPS.key());
    if (logGroup.isPresent() && !logGroups.isEmpty()) {
      findings.add(
          DiagnosticCode.ONE_ALTERNATIVE,
          path,
          format("`%s` stands beside `%s`.", path, PATH.key(LOG_GROUP.key())),
          "Remove one of them.");
    }
    for (String process : logGroups.keySet()) {
      if (!processes.contains(process)) {
        findings.add(
            DiagnosticCode.UNKNOWN_PROCESS,
            path.key(process),
            format("`%s` names `%s`, which is no process with a log group.", path, process),
            format(
                "There are %s.",
                processes.stream()
                    .map(each -> format("`%s`", each))
                    .collect(Collectors.joining(", "))));
      }
    }
  }

  /** CloudWatch Logs offers certain retentions only. */
  public void check(Profile profile, String region, Findings findings) {
    alarms.check(profile, region, findings);
    if (!LogRetention.days().contains(logRetentionDays)) {
      findings.add(
          DiagnosticCode.LOG_RETENTION,
          RETENTION_PATH,
          format("`%s` is %s, which CloudWatch does not offer.", RETENTION_PATH, logRetentionDays),
          format(
              "Choose one of %s.",
              LogRetention.days().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }
}
