package io.dagform.capability.runs;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.TaskExtension;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Steps of runs as tasks of their own, which a run of a code location launches by {@code
 * ecs_executor} of dagster-aws.
 *
 * @param location its name
 */
record StepTasks(String location) {
  private static final String TAG = "CodeLocation";

  /**
   * What a job does for it, and what it costs.
   *
   * @param locations their names, as the document writes them
   */
  static Line words(String locations) {
    return Line.paragraph(
        Chapter.RUNS,
        format(
            "A job with `executor_def=ecs_executor` (dagster-aws) launches a task for each of its steps, of the definition of its run; the tags `ecs/cpu` and `ecs/memory` of an op are its size. Of these code locations it may: %s. Each of these tasks takes addresses, vCPUs and connections of the database as a run does, and is not among the runs that the queue counts: the executor's `max_concurrent` limits them for each run. A step whose task is lost, as on Fargate Spot, has failed, and its run with it: a `RetryPolicy` of the op, or the tag `dagster/retry_on_asset_or_op_failure: true` of the job, has it tried again. The code of a location can start tasks that have its execution role, too, and so read the secrets that ECS injects for it.",
            locations));
  }

  /** Tasks have the tags of their definition, by which a location's code may end its own only. */
  SortedMap<String, String> tagged(SortedMap<String, String> tags) {
    SortedMap<String, String> all = new TreeMap<>(tags);
    all.put(TAG, location);
    return all;
  }

  /**
   * A step is another task of its run's definition. It may have these two roles and no others: with
   * another location's, its code would have the rights of that one. That it has the execution role
   * as its task role, IAM can't refuse.
   */
  TaskExtension extension(RunTaskRights rights, String family, Identity identity) {
    return TaskExtension.none()
        .may(
            List.of(
                rights.launch("LaunchSteps", family),
                rights.tag("TagSteps"),
                rights.pass(
                    "PassOwnRoles", List.of(identity.task().arn(), identity.execution().arn())),
                rights
                    .follow("FollowSteps")
                    .when(
                        "StringEquals", "aws:ResourceTag/" + TAG, List.of(Value.text(location)))));
  }
}
