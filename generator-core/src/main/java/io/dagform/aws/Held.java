package io.dagform.aws;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a later output must not change without a word: arguments for which AWS destroys data, or for
 * which an apply stops halfway.
 */
public final class Held {
  /** What goes wrong when an argument changes. */
  public enum Hazard {
    /** The provider replaces the resource, and what is in it is lost. */
    LOSS,
    /** An apply stops, or a second one is needed. */
    STUCK,
    /** Nothing; but while it is {@code true}, AWS refuses to delete the resource. */
    PROTECTION
  }

  /**
   * An argument.
   *
   * @param why what happens, as the end of a sentence; empty for a loss, which its type tells
   */
  public record Argument(String name, Hazard hazard, String why) {
    private static Argument loss(String name) {
      return new Argument(name, Hazard.LOSS, "");
    }

    private static Argument stuck(String name, String why) {
      return new Argument(name, Hazard.STUCK, why);
    }

    private static Argument protection(String name) {
      return new Argument(name, Hazard.PROTECTION, "");
    }
  }

  /** Within what AWS gives a name once. */
  public enum Reach {
    /** All of AWS. */
    EVERYWHERE,
    ACCOUNT,
    /** A region of an account. */
    REGION
  }

  private static final String OTHER_VPC =
      "what stands in one VPC can't move to another (Amazon VPC user guide)";

  private static final Map<String, List<Argument>> ARGUMENTS =
      Map.ofEntries(
          entry("aws_cloudwatch_log_group", List.of(Argument.loss("name"))),
          entry(
              "aws_db_instance",
              List.of(
                  Argument.loss("availability_zone"),
                  Argument.loss("db_name"),
                  Argument.loss("storage_encrypted"),
                  Argument.loss("username"),
                  Argument.protection("deletion_protection"),
                  Argument.stuck(
                      "identifier",
                      "its host name changes with it, which Terraform learns after the apply, so that Dagster looks for the old one until a second apply"),
                  Argument.stuck("engine_version", ""),
                  Argument.stuck("allocated_storage", ""))),
          entry(
              "aws_db_subnet_group",
              List.of(
                  Argument.stuck(
                      "name",
                      "AWS moves an instance to another subnet group in another VPC only (Amazon RDS API, ModifyDBInstance)"))),
          entry("aws_ecr_repository", List.of(Argument.loss("name"))),
          entry(
              "aws_efs_file_system",
              List.of(Argument.loss("encrypted"), Argument.loss("performance_mode"))),
          entry("aws_eip", List.of(Argument.loss("domain"))),
          entry(
              "aws_iam_role",
              List.of(
                  Argument.stuck(
                      "path",
                      "a role with that name is there, whatever its path (IAM user guide, \"IAM identifiers\")"))),
          entry(
              "aws_lb",
              List.of(
                  Argument.loss("internal"),
                  Argument.loss("name"),
                  Argument.protection("enable_deletion_protection"))),
          entry("aws_lb_target_group", List.of(Argument.stuck("vpc_id", OTHER_VPC))),
          entry("aws_s3_bucket", List.of(Argument.loss("bucket"))),
          entry("aws_secretsmanager_secret", List.of(Argument.loss("name"))),
          entry("aws_security_group", List.of(Argument.stuck("vpc_id", OTHER_VPC))),
          entry(
              "aws_subnet",
              List.of(
                  Argument.stuck("availability_zone", "AWS deletes no subnet that is in use"),
                  Argument.stuck("cidr_block", "AWS deletes no subnet that is in use"))),
          entry(
              "aws_vpc",
              List.of(Argument.stuck("cidr_block", "AWS deletes no VPC that is in use"))),
          entry(
              "provider.aws",
              List.of(
                  Argument.stuck(
                      "allowed_account_ids",
                      "the state names what is in the other account, and Terraform would find nothing of it"),
                  Argument.stuck(
                      "region",
                      "the state names what is in the other region, and Terraform would make everything anew"))));

  /** Types of which one that goes must be allowed to, though nothing is in it. */
  private static final Map<String, String> STUCK_WHEN_DROPPED =
      Map.of("aws_subnet", "AWS deletes no subnet that is in use");

  /**
   * What a person does before one of the type goes, since AWS refuses otherwise (Amazon S3 API,
   * DeleteBucket; Amazon ECR API, DeleteRepository).
   */
  private static final Map<String, String> BEFORE_IT_GOES =
      Map.of(
          "aws_ecr_repository", "delete its images first, unless it has `force_delete`",
          "aws_s3_bucket", "empty it first, of all versions");

  /**
   * What AWS has once only, for each type whose resources could change places: the arguments that
   * tell them apart.
   */
  private static final Map<String, List<String>> UNIQUE =
      Map.ofEntries(
          entry("aws_budgets_budget", List.of("name")),
          entry("aws_cloudwatch_dashboard", List.of("dashboard_name")),
          entry("aws_cloudwatch_event_rule", List.of("name")),
          entry("aws_cloudwatch_log_group", List.of("name")),
          entry("aws_cloudwatch_metric_alarm", List.of("alarm_name")),
          entry("aws_db_instance", List.of("identifier")),
          entry("aws_db_subnet_group", List.of("name")),
          entry("aws_ecr_repository", List.of("name")),
          entry("aws_ecs_cluster", List.of("name")),
          entry("aws_ecs_service", List.of("cluster", "name")),
          entry("aws_iam_role", List.of("name")),
          entry("aws_iam_user", List.of("name")),
          entry("aws_lb", List.of("name")),
          entry("aws_lb_listener", List.of("load_balancer_arn", "port")),
          entry("aws_lb_listener_rule", List.of("listener_arn", "priority")),
          entry("aws_lb_target_group", List.of("name")),
          entry("aws_route", List.of("route_table_id", "destination_cidr_block")),
          entry("aws_route53_record", List.of("zone_id", "name", "type")),
          entry("aws_s3_bucket", List.of("bucket")),
          entry("aws_secretsmanager_secret", List.of("name")),
          entry("aws_security_group", List.of("vpc_id", "name")),
          entry("aws_sns_topic", List.of("name")),
          entry("aws_subnet", List.of("vpc_id", "cidr_block")),
          entry("aws_vpc_security_group_egress_rule", rule()),
          entry("aws_vpc_security_group_ingress_rule", rule()));

  /** Where it is not a region; a hosted zone's id is that of one zone only. */
  private static final Map<String, Reach> REACH =
      Map.of(
          "aws_iam_role", Reach.ACCOUNT,
          "aws_iam_user", Reach.ACCOUNT,
          "aws_route53_record", Reach.EVERYWHERE,
          "aws_s3_bucket", Reach.EVERYWHERE);

  private Held() {}

  private static List<String> rule() {
    return List.of(
        "security_group_id",
        "ip_protocol",
        "from_port",
        "to_port",
        "cidr_ipv4",
        "prefix_list_id",
        "referenced_security_group_id");
  }

  /** The arguments of a type that are held. */
  public static List<Argument> arguments(String type) {
    return ARGUMENTS.getOrDefault(type, List.of());
  }

  /** Why an apply stops when a resource of the type is dropped; empty if none does. */
  public static String stuckWhenDropped(String type) {
    return STUCK_WHEN_DROPPED.getOrDefault(type, "");
  }

  /** What a person does before a resource of the type goes, in words; absent if nothing. */
  public static Optional<String> beforeItGoes(String type) {
    return Optional.ofNullable(BEFORE_IT_GOES.get(type));
  }

  /**
   * Whether one of the type that nothing is lost with can stay in AWS when it leaves the spec: what
   * it stands in or works by would go, but for its {@link Satellites}.
   */
  public static boolean staysAlone(String type) {
    return type.equals("aws_iam_user");
  }

  /** The arguments that tell resources of the type apart; empty if nothing needs to. */
  public static List<String> unique(String type) {
    return UNIQUE.getOrDefault(type, List.of());
  }

  /** Within what AWS has what tells resources of the type apart once. */
  public static Reach reach(String type) {
    return REACH.getOrDefault(type, Reach.REGION);
  }
}
