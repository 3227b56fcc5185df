package io.dagform.emit;

import static io.dagform.hcl.Ref.data;
import static io.dagform.hcl.Ref.ephemeral;
import static io.dagform.hcl.Ref.local;
import static io.dagform.hcl.Ref.resource;

import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Secret;
import io.dagform.blueprint.Subnet;
import io.dagform.blueprint.Task;
import io.dagform.hcl.Ref;
import java.util.Locale;

/**
 * The addresses in the output. They are a contract: changing one makes Terraform destroy what it
 * names and build it anew, and is a breaking change.
 */
final class Addresses {
  static final Ref CALLER = data("aws_caller_identity", "current");
  static final Ref REGION = data("aws_region", "current");

  static final Ref VPC = resource("aws_vpc", "main");
  static final Ref DEFAULT_SECURITY_GROUP = resource("aws_default_security_group", "main");
  static final Ref INTERNET_GATEWAY = resource("aws_internet_gateway", "main");
  static final Ref PUBLIC_ROUTE_TABLE = resource("aws_route_table", "public");
  static final Ref INTERNET_ROUTE = resource("aws_route", "internet");

  static final Ref LOAD_BALANCER = resource("aws_lb", "main");
  static final Ref TARGET_GROUP = resource("aws_lb_target_group", "webserver");
  static final Ref LISTENER = resource("aws_lb_listener", "http");

  static final Ref REPOSITORY = resource("aws_ecr_repository", "dagster");
  static final Ref REPOSITORY_LIFECYCLE = resource("aws_ecr_lifecycle_policy", "dagster");

  static final Ref DB_SUBNET_GROUP = resource("aws_db_subnet_group", "main");
  static final Ref DB_PARAMETER_GROUP = resource("aws_db_parameter_group", "main");
  static final Ref DATABASE = resource("aws_db_instance", "main");

  static final Bucket BUCKET = new Bucket("main");
  static final Bucket COMPUTE_LOGS = new Bucket("compute_logs");

  static final Ref FILE_SYSTEM = resource("aws_efs_file_system", "code");
  static final Ref FILE_SYSTEM_POLICY = resource("aws_efs_file_system_policy", "code");
  static final Ref ACCESS_POINT = resource("aws_efs_access_point", "code");

  static final Ref EXECUTION_ROLE = resource("aws_iam_role", "execution");
  static final Ref EXECUTION_POLICY = resource("aws_iam_role_policy", "execution");
  static final Ref TASK_ROLE = resource("aws_iam_role", "task");
  static final Ref TASK_POLICY = resource("aws_iam_role_policy", "task");
  static final Ref PUBLISHER = resource("aws_iam_user", "publisher");
  static final Ref PUBLISHER_POLICY = resource("aws_iam_user_policy", "publisher");

  static final Ref LOG_GROUP = resource("aws_cloudwatch_log_group", "main");
  static final Ref CLUSTER = resource("aws_ecs_cluster", "main");
  static final Ref SCALABLE_TARGET = resource("aws_appautoscaling_target", "webserver");

  static final Ref TRUST = local("ecs_tasks_trust");
  static final Ref IMAGE = local("dagster_image");
  static final Ref CODE_PATH = local("code_path");
  static final Ref DAGSTER_ENVIRONMENT = local("dagster_environment");
  static final Ref DAGSTER_SECRETS = local("dagster_secrets");
  static final Ref SYNC_ENVIRONMENT = local("sync_environment");

  private Addresses() {}

  static Ref subnet(Subnet subnet) {
    return resource("aws_subnet", subnet.key());
  }

  static Ref routeTableAssociation(Subnet subnet) {
    return resource("aws_route_table_association", subnet.key());
  }

  /** The mount target in a subnet's zone, named by the zone's letter. */
  static Ref mountTarget(Subnet subnet) {
    String zone = subnet.key().substring(subnet.key().lastIndexOf('_') + 1);
    return resource("aws_efs_mount_target", "code_" + zone);
  }

  static Ref securityGroup(Peer peer) {
    return resource("aws_security_group", peer.name().toLowerCase(Locale.ROOT));
  }

  /** The rule at the end of a flow; its name tells what it allows, so no rule renames another. */
  static Ref ingress(Flow flow) {
    return resource(
        "aws_vpc_security_group_ingress_rule", rule(flow, flow.to(), "from", flow.from()));
  }

  /** The rule at the start of a flow. */
  static Ref egress(Flow flow) {
    return resource("aws_vpc_security_group_egress_rule", rule(flow, flow.from(), "to", flow.to()));
  }

  private static String rule(Flow flow, Peer at, String direction, Peer other) {
    String end = flow.network().map(cidr -> cidr.replaceAll("[./]", "_")).orElse(other.name());
    return String.join("_", at.name(), flow.protocol(), direction, end).toLowerCase(Locale.ROOT);
  }

  /** A bucket and what belongs to it, which all have its name. */
  record Bucket(String name) {
    Ref bucket() {
      return resource("aws_s3_bucket", name);
    }

    Ref publicAccess() {
      return resource("aws_s3_bucket_public_access_block", name);
    }

    Ref ownership() {
      return resource("aws_s3_bucket_ownership_controls", name);
    }

    Ref encryption() {
      return resource("aws_s3_bucket_server_side_encryption_configuration", name);
    }

    Ref versioning() {
      return resource("aws_s3_bucket_versioning", name);
    }

    Ref lifecycle() {
      return resource("aws_s3_bucket_lifecycle_configuration", name);
    }

    Ref policy() {
      return resource("aws_s3_bucket_policy", name);
    }
  }

  static Ref secret(Secret secret) {
    return resource("aws_secretsmanager_secret", secret.key());
  }

  static Ref secretVersion(Secret.Password password) {
    return resource("aws_secretsmanager_secret_version", password.key());
  }

  static Ref drawn(Secret.Password password) {
    return ephemeral("aws_secretsmanager_random_password", password.key());
  }

  static Ref stored(Secret.Password password) {
    return ephemeral("aws_secretsmanager_secret_version", password.key());
  }

  static Ref taskDefinition(Task task) {
    return resource("aws_ecs_task_definition", task.key());
  }

  static Ref service(Task task) {
    return resource("aws_ecs_service", task.key());
  }

  static Ref scalingPolicy(String metric) {
    return resource("aws_appautoscaling_policy", "webserver_" + metric);
  }

  /** A container that several tasks share. */
  static Ref container(String name) {
    return local(name.replace('-', '_') + "_container");
  }
}
