package io.dagform.capability.runs;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.hcl.Value;
import java.util.List;

/**
 * Rights to tasks that are launched one by one (AWS Service Authorization Reference, Amazon ECS).
 *
 * @param cluster the name of the one cluster that they hold for
 */
record RunTaskRights(Frame frame, String cluster) {
  /**
   * To launch tasks.
   *
   * @param families of their definitions
   */
  Grant launch(String sid, String families) {
    return Grant.of(sid, List.of("ecs:RunTask"), List.of(arn("task-definition/" + families + ":*")))
        .when("ArnEquals", "ecs:cluster", List.of(clusterArn()));
  }

  /** To give a task its tags in the call that launches it, and at no other time. */
  Grant tag(String sid) {
    return Grant.of(sid, List.of("ecs:TagResource"), List.of(tasks()))
        .when("StringEquals", "ecs:CreateAction", List.of(Value.text("RunTask")));
  }

  /** To give a task its roles. */
  Grant pass(String sid, List<Value> roles) {
    return Grant.of(sid, List.of("iam:PassRole"), roles)
        .when(
            "StringEquals", "iam:PassedToService", List.of(Value.text("ecs-tasks.amazonaws.com")));
  }

  /** To look after tasks, and to end them. */
  Grant follow(String sid) {
    return Grant.of(sid, List.of("ecs:DescribeTasks", "ecs:StopTask"), List.of(tasks()));
  }

  Value clusterArn() {
    return arn("cluster/" + cluster);
  }

  private Value tasks() {
    return arn("task/" + cluster + "/*");
  }

  private Value arn(String resource) {
    return frame.arn("ecs", resource);
  }
}
