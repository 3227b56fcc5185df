package io.dagform.adopt;

import static java.util.Map.entry;

import io.dagform.aws.ReplacementRules;
import java.util.List;
import java.util.Map;

/**
 * The arguments that only a new resource can have another value of.
 *
 * <p>Source: plans of Terraform 1.11.4 with the AWS provider 5.100.0 on a synthetic state.
 */
final class Rebuilds {
  /** Those of resources that hold no data; {@link ReplacementRules} has the others. */
  private static final Map<String, List<String>> ARGUMENTS_BY_TYPE =
      Map.ofEntries(
          entry("aws_appautoscaling_policy", List.of("name")),
          entry("aws_db_parameter_group", List.of("description", "family", "name")),
          entry("aws_db_subnet_group", List.of("name")),
          entry("aws_ecs_cluster", List.of("name")),
          entry("aws_ecs_service", List.of("name")),
          entry("aws_iam_role", List.of("name", "path")),
          entry("aws_iam_role_policy", List.of("name")),
          entry("aws_iam_user_policy", List.of("name")),
          entry("aws_lb", List.of("internal", "load_balancer_type", "name")),
          entry("aws_lb_target_group", List.of("name", "port", "protocol", "target_type")),
          entry("aws_security_group", List.of("description", "name")),
          entry("aws_service_discovery_private_dns_namespace", List.of("name")),
          entry("aws_service_discovery_service", List.of("name")),
          entry("aws_subnet", List.of("availability_zone", "cidr_block")),
          entry("aws_vpc", List.of("cidr_block")),
          entry("aws_vpc_endpoint", List.of("service_name", "vpc_endpoint_type")));

  private Rebuilds() {}

  /** Whether another value of an argument takes a new resource. */
  static boolean needsNew(String type, String argument) {
    return holdsData(type)
        ? ReplacementRules.attributes(type).contains(argument)
        : ARGUMENTS_BY_TYPE.getOrDefault(type, List.of()).contains(argument);
  }

  /** Whether a new resource would be one without the data. */
  static boolean holdsData(String type) {
    return !ReplacementRules.attributes(type).isEmpty();
  }
}
