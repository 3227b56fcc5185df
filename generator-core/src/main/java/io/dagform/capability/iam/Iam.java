package io.dagform.capability.iam;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.spelled;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Role;
import io.dagform.capability.process.ProcessName;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * Roles, and who publishes code.
 *
 * @param executionRole the name of the one role with which ECS starts all tasks; absent if each
 *     process has its own
 * @param taskRole the name of the one role of all processes; absent if each has its own
 */
public record Iam(
    Optional<String> executionRole,
    Optional<String> taskRole,
    Optional<String> permissionsBoundary,
    String rolePath,
    Publisher publisher) {

  private static final Field<Optional<String>> EXECUTION_ROLE =
      described(
          "execution_role",
          maybe(text(Form.IAM_ROLE)),
          Optional.empty(),
          "a role for each process, `{name}-{process}-execution`",
          "Name of one role with which ECS pulls images, injects secrets and writes logs for all processes.");
  private static final Field<Optional<String>> TASK_ROLE =
      described(
          "task_role",
          maybe(text(Form.IAM_ROLE)),
          Optional.empty(),
          "a role for each process, `{name}-{process}-task`",
          "Name of one role of all processes.");
  private static final Field<String> ROLE_PATH =
      optional("role_path", text(Form.IAM_PATH), "/", "Path of all roles.");
  static final Field<Optional<String>> BOUNDARY =
      described(
          "permissions_boundary",
          maybe(text(Form.POLICY_ARN)),
          Optional.empty(),
          "none",
          "ARN of the policy that bounds what the roles may do.");
  private static final Field<Publisher> PUBLISHER =
      spelled("publisher", Publisher.TYPE, "none", "Who publishes code to the bucket.");

  public static final Type<Iam> TYPE =
      new MapType<>(
          List.of(EXECUTION_ROLE, TASK_ROLE, ROLE_PATH, BOUNDARY, PUBLISHER),
          in ->
              new Iam(
                  in.get(EXECUTION_ROLE),
                  in.get(TASK_ROLE),
                  in.get(BOUNDARY),
                  in.get(ROLE_PATH),
                  in.get(PUBLISHER)));

  /** The same with roles for each process. */
  public Iam ofEach() {
    return new Iam(Optional.empty(), Optional.empty(), permissionsBoundary, rolePath, publisher);
  }

  /** The role with which ECS starts a process. */
  public Role executionRole(String name, ProcessName process) {
    return executionRole
        .map(
            own ->
                role(
                    "execution",
                    own,
                    "execution",
                    format("execution role `%s`", own),
                    "Pulls the image, injects the secrets and writes the logs of both services."))
        .orElseGet(
            () -> {
              String own = name + "-" + process.label() + "-execution";
              return of(
                  process,
                  name,
                  role(
                      process.key() + "_execution",
                      own,
                      "execution",
                      format("execution role `%s`", own),
                      format(
                          "Pulls the images, injects the secrets and writes the logs of the %s.",
                          process.words())));
            });
  }

  /** The role of a process. */
  public Role taskRole(String name, ProcessName process) {
    return taskRole
        .map(
            own ->
                role(
                    "task",
                    own,
                    "task",
                    format("task role `%s`", own),
                    "dagform.yaml: dagster.runs: both services load the user's code into their own processes, so they share one role."))
        .orElseGet(
            () -> {
              String own = name + "-" + process.label() + "-task";
              return of(
                  process,
                  name,
                  role(
                      process.key() + "_task",
                      own,
                      "task",
                      format("task role `%s`", own),
                      format("What the %s and the code in it may do.", process.words())));
            });
  }

  /** A role of a pipeline. */
  Role pipelineRole(String key, String name, String remark) {
    return role("pipeline_" + key, name, key, format("role `%s`", name), remark);
  }

  private static Role of(ProcessName process, String name, Role role) {
    return process.isOneOfMany() ? role.inOwnPath(name) : role;
  }

  private Role role(String key, String name, String policy, String words, String remark) {
    return new Role(key, name, policy, words, remark, rolePath, false, permissionsBoundary);
  }

  /** The field that sets the name of a role. */
  public CloudName nameOf(Role role) {
    String path =
        role.key().equals("execution")
            ? "iam.execution_role"
            : role.key().equals("task") ? "iam.task_role" : "name";
    return CloudName.iam("role", role.name(), path);
  }

  /** Checks them. */
  public void check(Publisher.Context context, Findings findings) {
    publisher.check(context, findings);
  }

  /** What keeps the risks of who publishes away. */
  public List<Control> controls() {
    return publisher.controls(permissionsBoundary.isPresent());
  }
}
