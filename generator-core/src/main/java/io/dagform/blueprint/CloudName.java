package io.dagform.blueprint;

import io.dagform.model.Dagster;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import io.dagform.model.Iam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name that AWS gives to one thing only.
 *
 * @param kind what has the name, such as {@code role}
 * @param name as AWS compares it
 * @param path the field of the spec that sets the name, or that it is derived from
 */
public record CloudName(Scope scope, String kind, String name, String path) {

  /** Within what a name is unique. */
  public enum Scope {
    /** An ECS cluster. */
    CLUSTER,
    /** A region of an account. */
    REGION,
    /** An account. */
    ACCOUNT,
    /** All of AWS. */
    EVERYWHERE
  }

  /** All names of a deployment. */
  static List<CloudName> of(Deployment deployment, List<Secret> secrets) {
    Dagster dagster = deployment.dagster();
    List<CloudName> names = new ArrayList<>();
    names.add(regional("load balancer", deployment.loadBalancer().name(), "load_balancer.name"));
    names.add(
        regional(
            "target group", deployment.loadBalancer().targetGroup(), "load_balancer.target_group"));
    names.add(regional("cluster", dagster.cluster(), "dagster.cluster"));
    names.add(service(dagster.webserver().service(), "dagster.webserver.service"));
    names.add(service(dagster.daemon().service(), "dagster.daemon.service"));
    names.add(
        regional(
            "task definition family", dagster.webserver().family(), "dagster.webserver.family"));
    names.add(
        regional("task definition family", dagster.daemon().family(), "dagster.daemon.family"));
    names.add(regional("repository", dagster.image().repository(), "dagster.image.repository"));
    if (deployment.database() instanceof Database.Rds rds) {
      names.add(regional("database", rds.identifier(), "database.rds.identifier"));
    }
    names.add(
        new CloudName(Scope.EVERYWHERE, "bucket", deployment.storage().bucket(), "storage.bucket"));
    names.add(
        new CloudName(
            Scope.EVERYWHERE,
            "bucket",
            deployment.storage().computeLogBucket(),
            "storage.compute_log_bucket"));
    names.add(role(deployment.iam().executionRole(), "iam.execution_role"));
    names.add(role(deployment.iam().taskRole(), "iam.task_role"));
    if (deployment.iam().publisher() instanceof Iam.Publisher.User user) {
      names.add(
          new CloudName(
              Scope.ACCOUNT,
              "IAM user",
              user.name().toLowerCase(Locale.ROOT),
              "iam.publisher.user.name"));
    }
    for (Secret secret : secrets) {
      boolean written = secret instanceof Secret.Manual;
      names.add(regional("secret", secret.name(), written ? "iam.publisher.user.secret" : "name"));
    }
    names.add(
        regional("log group", deployment.observability().logGroup(), "observability.log_group"));
    return List.copyOf(names);
  }

  private static CloudName regional(String kind, String name, String path) {
    return new CloudName(Scope.REGION, kind, name, path);
  }

  private static CloudName service(String name, String path) {
    return new CloudName(Scope.CLUSTER, "service", name, path);
  }

  /** IAM folds case when it compares names. */
  private static CloudName role(String name, String path) {
    return new CloudName(Scope.ACCOUNT, "role", name.toLowerCase(Locale.ROOT), path);
  }
}
