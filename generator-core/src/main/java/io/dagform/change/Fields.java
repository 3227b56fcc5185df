package io.dagform.change;

import static java.util.Map.entry;

import io.dagform.aws.Held;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a spec that decide what is recorded, by addresses and arguments. */
final class Fields {
  /** Where names come from that the spec does not set. */
  static final SpecPath NAME = SpecPath.of("name");

  /** Where code locations stand, each at its name. */
  private static final SpecPath LOCATIONS = SpecPath.of("dagster.code_locations");

  private static final String LOCATION = "location_";

  private static final SpecPath PLATFORM = SpecPath.of("platform");
  private static final SpecPath ROLE_PATH = SpecPath.of("iam.role_path");
  private static final SpecPath VPC = SpecPath.of("network.vpc");
  private static final SpecPath LOG_GROUP = SpecPath.of("observability.log_group");
  private static final SpecPath LOG_GROUPS = SpecPath.of("observability.log_groups");

  private static final SpecPath BACKEND = SpecPath.of("terraform.backend");
  private static final SpecPath STATE_KEY = SpecPath.of("terraform.backend.s3.key");

  // The bucket of the compute logs is called after it.
  private static final SpecPath BUCKET = SpecPath.of("storage.bucket");

  /** The longest beginning of an address and an argument decides. */
  private static final Map<String, String> BY_ADDRESS =
      Map.ofEntries(
          entry("aws_budgets_budget", "observability.budget"),
          entry("aws_cloudwatch_dashboard", "observability.dashboard"),
          entry("aws_cloudwatch_event_rule", "observability.alarms"),
          entry("aws_cloudwatch_metric_alarm", "observability.alarms"),
          entry("aws_cloudwatch_log_group", "observability.log_groups"),
          entry("aws_cloudwatch_log_group name", "observability.log_groups"),
          entry("aws_cloudwatch_log_group.read_only", "dagster.webserver.read_only"),
          entry("aws_db_instance.main", "database"),
          entry("aws_db_instance.main allocated_storage", "database.rds.storage_gib"),
          entry("aws_db_instance.main availability_zone", "database.rds.availability_zone"),
          entry("aws_db_instance.main engine_version", "database.rds.engine_version"),
          entry("aws_db_instance.main identifier", "database.rds.identifier"),
          entry("aws_db_subnet_group.main", "database.rds.subnet_group"),
          entry("aws_ecr_repository", "dagster.image"),
          entry("aws_ecr_repository name", "dagster.image.repository"),
          entry("aws_ecs_cluster", "dagster.cluster"),
          entry("aws_ecs_service.daemon", "dagster.daemon.service"),
          entry("aws_ecs_service.read_only", "dagster.webserver.read_only.service"),
          entry("aws_ecs_service.webserver", "dagster.webserver.service"),
          entry("aws_efs_file_system", "dagster.code"),
          entry("aws_eip", "network.egress"),
          entry("aws_iam_role.execution", "iam.execution_role"),
          entry("aws_iam_role.task", "iam.task_role"),
          entry("aws_iam_role", "iam"),
          entry("aws_iam_role name", "name"),
          entry("aws_iam_role.execution name", "iam.execution_role"),
          entry("aws_iam_role.pipeline_apply name", "iam.publisher.github.apply_role"),
          entry("aws_iam_role.pipeline_plan name", "iam.publisher.github.plan_role"),
          entry("aws_iam_role.pipeline_publish name", "iam.publisher.github.publish_role"),
          entry("aws_iam_role.task name", "iam.task_role"),
          entry("aws_iam_role path", "iam.role_path"),
          entry("aws_iam_user", "iam.publisher"),
          entry("aws_lb.main", "load_balancer"),
          entry("aws_lb.main internal", "load_balancer.scheme"),
          entry("aws_lb.main name", "load_balancer.name"),
          entry("aws_lb_listener", "load_balancer.listener"),
          entry("aws_lb_listener_rule", "dagster.webserver.read_only"),
          entry("aws_lb_target_group.read_only name", "dagster.webserver.read_only.target_group"),
          entry("aws_lb_target_group.webserver name", "load_balancer.target_group"),
          entry("aws_lb_target_group", "network.vpc"),
          entry("aws_route53_record", "load_balancer.listener"),
          entry("aws_s3_bucket.compute_logs", "storage.compute_log_bucket"),
          entry("aws_s3_bucket.main", "storage.bucket"),
          entry("aws_secretsmanager_secret.basic_auth_password", "load_balancer.authentication"),
          entry("aws_secretsmanager_secret.basic_auth_password name", "name"),
          entry("aws_secretsmanager_secret.database_password", "database"),
          entry("aws_secretsmanager_secret.database_password name", "name"),
          entry("aws_secretsmanager_secret.publisher_credentials", "iam.publisher"),
          entry(
              "aws_secretsmanager_secret.publisher_credentials name", "iam.publisher.user.secret"),
          entry("aws_security_group", "network.vpc"),
          entry("aws_sns_topic", "observability.alarms"),
          entry("aws_subnet", "network.vpc"),
          entry("aws_vpc", "network.vpc"),
          entry("aws_vpc_security_group_egress_rule", "dagster"),
          entry("aws_vpc_security_group_ingress_rule", "load_balancer"),
          entry("provider.aws allowed_account_ids", "account_id"),
          entry("provider.aws region", "region"));

  /** Maps whose keys are in addresses; those of code locations come on top. */
  private static final List<SpecPath> KEYED =
      Stream.of(
              "dagster.egress",
              "dagster.webserver.egress",
              "dagster.daemon.egress",
              "dagster.webserver.internal.allowed")
          .map(SpecPath::of)
          .toList();

  /**
   * Arguments that are names, which derive from the deployment's where the spec does not set them.
   */
  private static final List<String> NAMES = List.of("bucket", "identifier", "name");

  /** What the platform says for a code location in a state of its own. */
  private static final Map<SpecPath, SpecPath> JOINED =
      Map.of(ROLE_PATH, PLATFORM.key("role_path"), VPC, PLATFORM.key("vpc"));

  private Fields() {}

  /** The field that decides an argument, or whether a resource is there. */
  static SpecPath of(String address, String argument, Locator at) {
    String type = new Ref(address).type();
    if (isOfLocation(address)) {
      String name = address.substring(type.length() + 1 + LOCATION.length());
      return ofLocation(type, location(name, at), argument, at);
    }
    SpecPath field =
        Stream.of(address + " " + argument, type + " " + argument, address, type)
            .flatMap(key -> Optional.ofNullable(BY_ADDRESS.get(key)).stream())
            .findFirst()
            .map(SpecPath::of)
            .orElse(NAME);
    if (!NAMES.contains(argument)) {
      return field.equals(LOG_GROUPS) && at.isWritten(LOG_GROUP) ? LOG_GROUP : orJoined(field, at);
    }
    Stream<SpecPath> fields =
        field.equals(LOG_GROUPS)
            ? Stream.of(LOG_GROUPS.key(address.substring(address.indexOf('.') + 1)), LOG_GROUP)
            : Stream.of(field, otherPipeline(field));
    return fields
        .filter(at::isWritten)
        .findFirst()
        .orElseGet(
            () -> address.startsWith("aws_s3_bucket.") && at.isWritten(BUCKET) ? BUCKET : name(at));
  }

  /** The same field of a pipeline of GitLab's. */
  private static SpecPath otherPipeline(SpecPath field) {
    return SpecPath.of(field.toString().replace("publisher.github", "publisher.gitlab"));
  }

  /**
   * Whether {@code renamed_from} can keep the names in AWS; a code location in a state of its own
   * has no such field.
   */
  static boolean keepsNames(Locator at) {
    return !at.isWritten(PLATFORM);
  }

  /** The field that says where the state is. */
  static SpecPath state(Locator at) {
    return at.isWritten(STATE_KEY) ? STATE_KEY : BACKEND;
  }

  /** The field that all names derive from. */
  static SpecPath name(Locator at) {
    SpecPath joined = PLATFORM.key("name");
    return at.isWritten(joined) ? joined : NAME;
  }

  /** A field, or that of the platform that says the same for a code location in another state. */
  private static SpecPath orJoined(SpecPath field, Locator at) {
    return Optional.ofNullable(JOINED.get(field)).filter(at::isWritten).orElse(field);
  }

  /**
   * The field that decides an argument of what belongs to a code location. Where its key stays, its
   * names change by what they begin with, unless it has names of its own.
   */
  private static SpecPath ofLocation(String type, SpecPath location, String argument, Locator at) {
    return switch (argument) {
      case "path" -> Stream.of(PLATFORM, ROLE_PATH).filter(at::isWritten).findFirst().orElse(NAME);
      case "vpc_id" -> orJoined(VPC, at);
      case "name" ->
          Optional.of(
                  type.equals("aws_ecr_repository")
                      ? location.key("image").key("repository")
                      : LOG_GROUPS.key(location.segments().get(location.segments().size() - 1)))
              .filter(at::isWritten)
              .orElseGet(() -> name(at));
      default -> location;
    };
  }

  /** Whether it belongs to a code location. */
  static boolean isOfLocation(String address) {
    return address.contains("." + LOCATION);
  }

  /** The code location whose key addresses begin with; all of them where it left the spec. */
  private static SpecPath location(String name, Locator at) {
    return at.keys(LOCATIONS).stream()
        .filter(key -> (name + "_").startsWith(key.replace('-', '_') + "_"))
        .max(Comparator.comparingInt(String::length))
        .map(LOCATIONS::key)
        .orElse(LOCATIONS);
  }

  /** The field that decides what a resource is called, or whether it is there. */
  static SpecPath ofName(String address, Locator at) {
    String argument =
        Held.unique(new Ref(address).type()).stream()
            .filter(NAMES::contains)
            .findFirst()
            .orElse("");
    return of(address, argument, at);
  }

  /** The field that says what a moved resource was called. */
  static SpecPath formerName(String address, Locator at) {
    String[] ends = address.split("_to_|_from_", 2);
    return Stream.concat(
            KEYED.stream(),
            at.keys(LOCATIONS).stream().map(key -> LOCATIONS.key(key).key("egress")))
        .map(parent -> parent.key(ends[ends.length - 1]).key("renamed_from"))
        .filter(at::isWritten)
        .findFirst()
        .orElse(SpecPath.ROOT);
  }
}
