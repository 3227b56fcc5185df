package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How people look after a service.
 *
 * @param health how ECS finds out whether its process is healthy
 * @param exec whether people get a shell in its tasks (ECS Exec)
 * @param tags of the service, of its tasks and of their definition
 * @param sidecars further containers in its tasks, by their names
 */
public record ServiceSettings(
    HealthSettings health,
    boolean exec,
    SortedMap<String, String> tags,
    SortedMap<String, Sidecar> sidecars) {
  // Fifty in all: forty of the deployment, and two of the output's own.
  private static final int MOST_TAGS = 8;
  // Ten in a task, and four at the most are the deployment's own.
  private static final int MOST_SIDECARS = 6;

  private static final Field<Boolean> EXEC =
      optional(
          "exec",
          bool(),
          false,
          "Whether people get a shell in its tasks by ECS Exec; what is typed goes to its log group.");
  private static final Field<SortedMap<String, String>> TAGS =
      described(
          "tags",
          new MapOf<>(
              Form.TAG_KEY,
              text(Form.TAG_VALUE),
              MOST_TAGS,
              "AWS General Reference, tag naming limits"),
          new TreeMap<>(),
          "none",
          "Tags of the service, of its tasks and of their definition, beside those of all.");

  private static final Field<SortedMap<String, Sidecar>> CONTAINERS =
      described(
          "containers",
          new MapOf<>(
              Form.RULE_NAME, Sidecar.TYPE, MOST_SIDECARS, "Amazon ECS service quotas, containers"),
          new TreeMap<>(),
          "none",
          "Further containers in its tasks, by names of your own, such as a collector of telemetry.");

  /** The fields. */
  public static final List<Field<?>> FIELDS = List.of(HealthSettings.FIELD, EXEC, TAGS, CONTAINERS);

  public ServiceSettings {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    sidecars = Collections.unmodifiableSortedMap(new TreeMap<>(sidecars));
  }

  public static ServiceSettings of(Values in) {
    return new ServiceSettings(
        in.get(HealthSettings.FIELD), in.get(EXEC), in.get(TAGS), in.get(CONTAINERS));
  }

  /**
   * Checks them.
   *
   * @param taskMib the memory of the task
   * @param path of the process
   */
  public void check(int taskMib, SpecPath path, Findings findings) {
    sidecars.forEach(
        (name, sidecar) ->
            sidecar.check(name, taskMib, path.key(CONTAINERS.key()).key(name), findings));
    TagRules.check(tags, path.key(TAGS.key()), findings);
  }

  /** What it adds to a task. */
  public List<TaskExtension> extensions(Frame frame, LogGroup logs) {
    List<TaskExtension> all = new ArrayList<>(List.of(shell(logs)));
    sidecars.forEach((name, sidecar) -> all.add(sidecar.draw(name, frame, logs)));
    return all;
  }

  /** What a task needs for a shell, and to log it (ECS developer guide, "ECS Exec"). */
  private TaskExtension shell(LogGroup logs) {
    if (!exec) {
      return TaskExtension.none();
    }
    Grant write = logs.write();
    return TaskExtension.none()
        .may(
            List.of(
                Grant.of(
                    "OpenShells",
                    List.of(
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"),
                    List.<Value>of()),
                Grant.of("FindLogGroups", List.of("logs:DescribeLogGroups"), List.<Value>of()),
                Grant.of(
                    "LogShells",
                    List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                    write.resources())));
  }

  /**
   * What keeps the risk of shells away.
   *
   * @param path of the process
   */
  public Control control(SpecPath path) {
    return Control.of(
        !exec, DiagnosticCode.ECS_EXEC, path.key(EXEC.key()), "Write `exec: false`. ");
  }
}
