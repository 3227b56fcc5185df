package io.dagform.adopt;

import static java.util.Map.entry;

import io.dagform.adopt.ImportRule.Existence;
import io.dagform.spec.Form;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The types that can be taken over.
 *
 * <p>Source: the section "Import" of each type's page in the documentation of the AWS provider.
 */
final class ImportRules {
  private static final String HEX = "[0-9a-f]+";
  private static final String BUCKET = "{bucket}";

  private static final Map<String, ImportRule> RULES =
      Map.ofEntries(
          entry("aws_acm_certificate", drawn(Form.CERTIFICATE_ARN)),
          entry(
              "aws_appautoscaling_policy",
              overwritten("{service_namespace}/{resource_id}/{scalable_dimension}/{name}")),
          entry(
              "aws_appautoscaling_target",
              overwritten("{service_namespace}/{resource_id}/{scalable_dimension}")),
          entry("aws_cloudwatch_dashboard", named("{dashboard_name}", "a dashboard's name")),
          entry("aws_cloudwatch_event_rule", named("{name}", "a rule's name")),
          entry("aws_cloudwatch_log_group", named("{name}", "a log group's name")),
          entry("aws_cloudwatch_metric_alarm", named("{alarm_name}", "an alarm's name")),
          entry("aws_db_instance", named("{identifier}", "a database's identifier")),
          entry("aws_db_parameter_group", named("{name}", "a parameter group's name")),
          entry("aws_db_subnet_group", named("{name}", "a subnet group's name")),
          entry("aws_ecr_lifecycle_policy", overwritten("{repository}")),
          entry("aws_ecr_repository", named("{name}", "a repository's name")),
          entry("aws_ecs_cluster", named("{name}", "a cluster's name")),
          entry("aws_ecs_cluster_capacity_providers", overwritten("{cluster_name}")),
          entry(
              "aws_ecs_service",
              named("{cluster}/{name}", "the names of cluster and service such as `main/daemon`")),
          entry(
              "aws_ecs_task_definition",
              new ImportRule(
                  new Form(
                      "a revision such as `dagster-daemon:4`, or its ARN",
                      Pattern.compile(
                          "(?:arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:task-definition/)?[A-Za-z0-9_-]+:[0-9]+"),
                      400,
                      "Amazon ECS API, TaskDefinition"),
                  "{family}",
                  Existence.REVISED)),
          entry("aws_efs_access_point", drawn(id("fsap", "an access point's id"))),
          entry("aws_efs_file_system", drawn(id("fs", "a file system's id"))),
          entry("aws_efs_file_system_policy", overwritten("{file_system_id}")),
          entry("aws_efs_mount_target", drawn(id("fsmt", "a mount target's id"))),
          entry("aws_eip", drawn(id("eipalloc", "an address's allocation id"))),
          entry("aws_iam_role", named("{name}", "a role's name")),
          entry("aws_iam_role_policy", overwritten("{role}:{name}")),
          entry("aws_iam_user", named("{name}", "a user's name")),
          entry("aws_iam_user_policy", overwritten("{user}:{name}")),
          entry("aws_internet_gateway", drawn(id("igw", "an internet gateway's id"))),
          entry(
              "aws_lb",
              arn(
                  "elasticloadbalancing",
                  "loadbalancer/app/[A-Za-z0-9-]+/" + HEX,
                  "the ARN of a load balancer",
                  ":loadbalancer/app/{name}/")),
          entry(
              "aws_lb_listener",
              arn(
                  "elasticloadbalancing",
                  "listener/app/[A-Za-z0-9-]+/" + HEX + "/" + HEX,
                  "the ARN of a listener",
                  "")),
          entry(
              "aws_lb_listener_rule",
              arn(
                  "elasticloadbalancing",
                  "listener-rule/app/[A-Za-z0-9-]+/" + HEX + "/" + HEX + "/" + HEX,
                  "the ARN of a listener rule",
                  "")),
          entry(
              "aws_lb_target_group",
              arn(
                  "elasticloadbalancing",
                  "targetgroup/[A-Za-z0-9-]+/" + HEX,
                  "the ARN of a target group",
                  ":targetgroup/{name}/")),
          entry("aws_nat_gateway", drawn(id("nat", "a NAT gateway's id"))),
          entry("aws_route", joined("{route_table_id}_{destination_cidr_block}")),
          entry(
              "aws_route53_record",
              named(
                  "{zone_id}_{name}_{type}",
                  "zone, name and type such as `Z0123456789EXAMPLE_dagster.example.com_A`")),
          entry("aws_route_table", drawn(id("rtb", "a route table's id"))),
          entry("aws_route_table_association", joined("{subnet_id}/{route_table_id}")),
          entry("aws_s3_bucket", named(BUCKET, "a bucket's name")),
          entry("aws_s3_bucket_lifecycle_configuration", overwritten(BUCKET)),
          entry("aws_s3_bucket_ownership_controls", overwritten(BUCKET)),
          entry("aws_s3_bucket_policy", overwritten(BUCKET)),
          entry("aws_s3_bucket_public_access_block", overwritten(BUCKET)),
          entry("aws_s3_bucket_server_side_encryption_configuration", overwritten(BUCKET)),
          entry("aws_s3_bucket_versioning", overwritten(BUCKET)),
          entry(
              "aws_secretsmanager_secret",
              new ImportRule(Form.SECRET_ARN, ":secret:{name}-", Existence.DRAWN)),
          entry("aws_security_group", drawn(Form.SECURITY_GROUP_ID)),
          entry(
              "aws_service_discovery_private_dns_namespace",
              drawn(
                  new Form(
                      "the ids of a namespace and of its VPC such as `ns-0123456789abcdef:vpc-0123456789abcdef0`",
                      Pattern.compile("ns-[a-z0-9]{1,61}:vpc-[0-9a-f]{8,17}"),
                      90,
                      "AWS Cloud Map API, GetNamespace"))),
          entry(
              "aws_service_discovery_service",
              drawn(
                  new Form(
                      "a Cloud Map service's id such as `srv-0123456789abcdef`",
                      Pattern.compile("srv-[a-z0-9]{1,60}"),
                      64,
                      "AWS Cloud Map API, GetService"))),
          entry("aws_sns_topic", new ImportRule(Form.TOPIC_ARN, ":{name}", Existence.DRAWN)),
          entry("aws_sns_topic_policy", overwritten("{arn}")),
          entry("aws_subnet", drawn(Form.SUBNET_ID)),
          entry("aws_vpc", drawn(Form.VPC_ID)),
          entry("aws_vpc_endpoint", drawn(id("vpce", "a VPC endpoint's id"))),
          entry("aws_vpc_security_group_egress_rule", drawn(id("sgr", "a rule's id"))),
          entry("aws_vpc_security_group_ingress_rule", drawn(id("sgr", "a rule's id"))));

  private ImportRules() {}

  /** The rule of a type; absent if Terraform can't import it, or need not. */
  static Optional<ImportRule> of(String type) {
    return Optional.ofNullable(RULES.get(type));
  }

  private static ImportRule drawn(Form form) {
    return new ImportRule(form, "", Existence.DRAWN);
  }

  private static ImportRule arn(String service, String resource, String words, String template) {
    return new ImportRule(
        new Form(
            words,
            Pattern.compile("arn:aws[a-z-]*:" + service + ":[a-z0-9-]+:[0-9]{12}:" + resource),
            LONGEST_ARN,
            "AWS General Reference, ARNs"),
        template,
        Existence.DRAWN);
  }

  private static final int LONGEST_ARN = 2048;

  private static ImportRule named(String template, String words) {
    return new ImportRule(any(words), template, Existence.NAMED);
  }

  private static ImportRule joined(String template) {
    return new ImportRule(any("an import id"), template, Existence.JOINED);
  }

  private static ImportRule overwritten(String template) {
    return new ImportRule(any("an import id"), template, Existence.OVERWRITTEN);
  }

  /** What it has to be is said by the spec. */
  private static Form any(String words) {
    return new Form(words, Pattern.compile("\\S+"), LONGEST_ARN, "the spec");
  }

  /** EC2 and EFS: the kind and 8 or 17 hexadecimal digits. */
  private static Form id(String kind, String words) {
    return new Form(
        words + " such as `" + kind + "-0123456789abcdef0`",
        Pattern.compile(kind + "-(?:[0-9a-f]{8}|[0-9a-f]{17})"),
        kind.length() + 18,
        "Amazon EC2 user guide, resource ids");
  }
}
