package io.dagform.emit;

import io.dagform.hcl.TerraformJson;
import java.util.List;

/**
 * The order of attributes in a body: what a thing is called, where it belongs, what it is, how it
 * behaves. An attribute that is not named here comes by its name before the tags.
 */
final class AttributeOrder {
  static final List<String> ALL =
      List.of(
          // names
          "required_version",
          "name",
          "family",
          "identifier",
          "bucket",
          "key",
          "region",
          "description",
          "id",
          "status",
          // where it belongs
          "service_namespace",
          "cluster",
          "cluster_name",
          "task_definition",
          "role",
          "user",
          "repository",
          "vpc_id",
          "secret_id",
          "file_system_id",
          "load_balancer_arn",
          "type",
          "target_group_arn",
          "container_name",
          "container_port",
          "service_name",
          "allocation_id",
          "subnet_id",
          "route_table_id",
          "destination_cidr_block",
          "gateway_id",
          "cidr_block",
          "security_group_id",
          "referenced_security_group_id",
          "cidr_ipv4",
          "ip_protocol",
          "from_port",
          "to_port",
          "subnets",
          "subnet_ids",
          "security_groups",
          // a task definition
          "execution_role_arn",
          "task_role_arn",
          "requires_compatibilities",
          "network_mode",
          "cpu",
          "memory",
          "skip_destroy",
          // a service
          "platform_version",
          "desired_count",
          "deployment_minimum_healthy_percent",
          "deployment_maximum_percent",
          "availability_zone_rebalancing",
          "health_check_grace_period_seconds",
          // a database
          "db_name",
          "username",
          "password_wo",
          "password_wo_version",
          "secret_string_wo",
          "secret_string_wo_version",
          "engine",
          "engine_version",
          "instance_class",
          "allocated_storage",
          "storage_type",
          "storage_encrypted",
          "db_subnet_group_name",
          "parameter_group_name",
          "vpc_security_group_ids",
          "availability_zone",
          "multi_az",
          "publicly_accessible",
          // a target group and its health check
          "target_type",
          "path",
          "port",
          "protocol",
          "matcher",
          "interval",
          "timeout",
          "healthy_threshold",
          "unhealthy_threshold",
          // autoscaling
          "resource_id",
          "scalable_dimension",
          "policy_type",
          "min_capacity",
          "max_capacity",
          "target_value",
          "value",
          "internal",
          "load_balancer_type",
          // pairs that are read together
          "enable_dns_support",
          "enable_dns_hostnames",
          "password_length",
          "exclude_punctuation",
          "uid",
          "gid",
          "owner_uid",
          "owner_gid",
          // blocks
          "filter",
          TerraformJson.OTHERS,
          "tags");

  private AttributeOrder() {}
}
