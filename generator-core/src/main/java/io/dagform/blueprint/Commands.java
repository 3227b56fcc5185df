package io.dagform.blueprint;

import static io.dagform.text.Text.format;

/** Commands of the AWS command line that several parts tell people. */
public final class Commands {
  private Commands() {}

  /** Shows what containers wrote, in backticks. */
  public static String tail(Frame frame, LogGroup group, String streamPrefix) {
    return format(
        "`aws logs tail %s --region %s --log-stream-name-prefix %s`",
        group.name(), frame.region(), streamPrefix);
  }

  /** The arguments that name a cluster. */
  public static String cluster(Frame frame, String cluster) {
    return format("--region %s --cluster %s", frame.region(), cluster);
  }

  /** Shows what ECS did with a service, in backticks. */
  public static String events(Frame frame, String cluster, String service) {
    return format(
        "`aws ecs describe-services %s --services %s --query 'services[0].events[:5]'`",
        cluster(frame, cluster), service);
  }
}
