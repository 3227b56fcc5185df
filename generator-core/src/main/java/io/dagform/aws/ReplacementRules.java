package io.dagform.aws;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the AWS provider does to a resource whose arguments change: it replaces the resource for
 * some of them, and changes it in place for all others.
 *
 * <p>Source: plans of Terraform 1.11.4 with the AWS provider 5.100.0; a test plans every edit of
 * the examples and compares.
 */
public final class ReplacementRules {
  /** In a rule, every argument. */
  private static final String ALL = "*";

  private static final Map<String, Set<String>> FORCING =
      Map.ofEntries(
          entry("aws_acm_certificate", Set.of("domain_name", "validation_method")),
          entry("aws_acm_certificate_validation", Set.of(ALL)),
          entry(
              "aws_appautoscaling_policy",
              Set.of("name", "resource_id", "scalable_dimension", "service_namespace")),
          entry(
              "aws_appautoscaling_scheduled_action",
              Set.of("name", "resource_id", "scalable_dimension", "service_namespace")),
          entry(
              "aws_appautoscaling_target",
              Set.of("resource_id", "scalable_dimension", "service_namespace")),
          entry("aws_budgets_budget", Set.of("account_id", "name")),
          entry("aws_cloudwatch_dashboard", Set.of("dashboard_name")),
          entry("aws_cloudwatch_event_rule", Set.of("name")),
          entry("aws_cloudwatch_event_target", Set.of("rule")),
          entry("aws_cloudwatch_log_group", Set.of("name")),
          entry("aws_cloudwatch_metric_alarm", Set.of("alarm_name")),
          entry(
              "aws_db_instance",
              Set.of(
                  "availability_zone", "db_name", "kms_key_id", "storage_encrypted", "username")),
          entry("aws_db_parameter_group", Set.of("description", "family", "name")),
          entry("aws_db_subnet_group", Set.of("name")),
          entry("aws_default_security_group", Set.of("vpc_id")),
          entry("aws_ecr_lifecycle_policy", Set.of("policy", "repository")),
          entry("aws_ecr_repository", Set.of("encryption_configuration", "name")),
          entry("aws_ecs_cluster", Set.of("name")),
          entry("aws_ecs_cluster_capacity_providers", Set.of("cluster_name")),
          entry("aws_ecs_service", Set.of("cluster", "launch_type", "name")),
          entry("aws_ecs_task_definition", Set.of(ALL)),
          entry("aws_efs_access_point", Set.of("file_system_id", "posix_user", "root_directory")),
          entry("aws_efs_file_system", Set.of("encrypted", "kms_key_id", "performance_mode")),
          entry("aws_efs_file_system_policy", Set.of("file_system_id")),
          entry("aws_efs_mount_target", Set.of("file_system_id", "subnet_id")),
          entry("aws_eip", Set.of("domain")),
          entry("aws_iam_policy", Set.of("description", "name", "path")),
          entry("aws_iam_role", Set.of("name", "path")),
          entry("aws_iam_role_policy", Set.of("name", "role")),
          entry("aws_iam_role_policy_attachment", Set.of("policy_arn", "role")),
          entry("aws_iam_user", Set.of()),
          entry("aws_iam_user_policy", Set.of("name", "user")),
          entry("aws_internet_gateway", Set.of()),
          entry("aws_lb", Set.of("internal", "load_balancer_type", "name")),
          entry("aws_lb_listener", Set.of("load_balancer_arn")),
          entry("aws_lb_listener_rule", Set.of("listener_arn")),
          entry("aws_lb_target_group", Set.of("name", "port", "protocol", "target_type", "vpc_id")),
          entry("aws_nat_gateway", Set.of("allocation_id", "subnet_id")),
          entry("aws_route", Set.of("destination_cidr_block", "route_table_id")),
          entry("aws_route53_record", Set.of("name", "type", "zone_id")),
          entry("aws_route_table", Set.of("vpc_id")),
          entry("aws_route_table_association", Set.of("subnet_id")),
          entry("aws_s3_bucket", Set.of("bucket")),
          entry("aws_s3_bucket_lifecycle_configuration", Set.of("bucket")),
          entry("aws_s3_bucket_ownership_controls", Set.of("bucket")),
          entry("aws_s3_bucket_policy", Set.of("bucket")),
          entry("aws_s3_bucket_public_access_block", Set.of("bucket")),
          entry("aws_s3_bucket_server_side_encryption_configuration", Set.of("bucket")),
          entry("aws_s3_bucket_versioning", Set.of("bucket")),
          entry("aws_secretsmanager_secret", Set.of("name")),
          entry(
              "aws_secretsmanager_secret_version", Set.of("secret_id", "secret_string_wo_version")),
          entry("aws_security_group", Set.of("description", "name", "vpc_id")),
          entry("aws_service_discovery_private_dns_namespace", Set.of("name", "vpc")),
          entry(
              "aws_service_discovery_service",
              Set.of(
                  "dns_config.dns_records.type",
                  "dns_config.namespace_id",
                  "dns_config.routing_policy",
                  "health_check_custom_config",
                  "name")),
          entry("aws_sns_topic", Set.of("name")),
          entry("aws_sns_topic_policy", Set.of("arn")),
          entry("aws_sns_topic_subscription", Set.of("endpoint", "protocol", "topic_arn")),
          entry("aws_subnet", Set.of("availability_zone", "cidr_block", "vpc_id")),
          entry("aws_vpc", Set.of("cidr_block")),
          entry("aws_vpc_endpoint", Set.of("service_name", "vpc_endpoint_type", "vpc_id")),
          entry("aws_vpc_security_group_egress_rule", Set.of("security_group_id")),
          entry("aws_vpc_security_group_ingress_rule", Set.of("security_group_id")));

  /** Arguments that the provider keeps to itself, which change nothing in AWS. */
  private static final Map<String, Set<String>> LOCAL =
      Map.of("aws_ecs_task_definition", Set.of("skip_destroy", "tags", "track_latest"));

  /**
   * Types whose new resource comes first, because something that stays holds on to the old one
   * until it has been told of the new one. Each of them has another name, or stands in another
   * thing, whenever it is replaced.
   */
  private static final Set<String> CREATED_FIRST =
      Set.of(
          "aws_acm_certificate",
          "aws_db_parameter_group",
          "aws_iam_role",
          "aws_iam_role_policy",
          "aws_lb_target_group",
          "aws_secretsmanager_secret",
          "aws_secretsmanager_secret_version",
          "aws_security_group",
          "aws_service_discovery_private_dns_namespace",
          "aws_service_discovery_service");

  /** What is lost with a resource; the types that hold data, or that others know by an address. */
  private static final Map<String, String> LOSSES =
      Map.of(
          "aws_cloudwatch_log_group", "the logs in it, which stay in AWS under its old name",
          "aws_db_instance", "the database with its automated backups",
          "aws_ecr_repository", "the images in it",
          "aws_efs_file_system", "the files in it",
          "aws_eip", "its address, which others may have let in",
          "aws_lb", "its DNS name, by which people know it",
          "aws_s3_bucket", "the objects in it",
          "aws_secretsmanager_secret",
              "its value, and its name for the days of the recovery window");

  /** Arguments for which AWS chooses where they are left out, which leaves them as they were. */
  private static final Map<String, Set<String>> CHOSEN =
      Map.of("aws_db_instance", Set.of("availability_zone"));

  /** Types that take no tags, and so no tags of the provider's. */
  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "aws_acm_certificate_validation",
          "aws_appautoscaling_policy",
          "aws_appautoscaling_scheduled_action",
          "aws_cloudwatch_dashboard",
          "aws_cloudwatch_event_target",
          "aws_ecr_lifecycle_policy",
          "aws_ecs_cluster_capacity_providers",
          "aws_efs_file_system_policy",
          "aws_efs_mount_target",
          "aws_iam_role_policy",
          "aws_iam_role_policy_attachment",
          "aws_iam_user_policy",
          "aws_route",
          "aws_route53_record",
          "aws_route_table_association",
          "aws_s3_bucket_lifecycle_configuration",
          "aws_s3_bucket_ownership_controls",
          "aws_s3_bucket_policy",
          "aws_s3_bucket_public_access_block",
          "aws_s3_bucket_server_side_encryption_configuration",
          "aws_s3_bucket_versioning",
          "aws_secretsmanager_secret_version",
          "aws_sns_topic_policy",
          "aws_sns_topic_subscription");

  private ReplacementRules() {}

  /** Whether an argument stays as it was when it is no longer set. */
  public static boolean staysWhenRemoved(String type, String argument) {
    return CHOSEN.getOrDefault(type, Set.of()).contains(argument);
  }

  /** Whether a resource of the type takes tags. */
  public static boolean takesTags(String type) {
    return !WITHOUT_TAGS.contains(type);
  }

  /** The types that the rules are about. */
  public static Set<String> types() {
    return FORCING.keySet();
  }

  /**
   * Whether the provider replaces a resource for an argument.
   *
   * @param argument its name, with the names of the blocks around it before it, joined by dots
   */
  public static boolean replaces(String type, String argument) {
    Set<String> forcing = FORCING.getOrDefault(type, Set.of());
    if (forcing.contains(ALL)) {
      String outermost = argument.split("\\.", 2)[0];
      return !LOCAL.getOrDefault(type, Set.of()).contains(outermost);
    }
    return forcing.stream()
        .anyMatch(each -> argument.equals(each) || argument.startsWith(each + "."));
  }

  /** Whether a new resource of the type is there before the old one goes. */
  public static boolean createsFirst(String type) {
    return CREATED_FIRST.contains(type);
  }

  /** What is lost with a resource of the type; absent if it can be made again. */
  public static Optional<String> loss(String type) {
    return Optional.ofNullable(LOSSES.get(type));
  }
}
