package io.dagform.aws;

import java.util.List;
import java.util.Map;

/**
 * The attributes of resources that hold data which AWS can't change in place: changing one destroys
 * the data.
 *
 * <p>Source: plans of Terraform 1.11.4 with the AWS provider 5.100.0 on a synthetic state.
 */
public final class ReplacementRules {
  private static final Map<String, List<String>> ATTRIBUTES_BY_TYPE =
      Map.of(
          "aws_cloudwatch_log_group", List.of("name"),
          "aws_db_instance",
              List.of(
                  "availability_zone", "db_name", "kms_key_id", "storage_encrypted", "username"),
          "aws_ecr_repository", List.of("name"),
          "aws_efs_file_system", List.of("encrypted", "kms_key_id", "performance_mode"),
          "aws_s3_bucket", List.of("bucket"),
          "aws_secretsmanager_secret", List.of("name"));

  private ReplacementRules() {}

  /** The attributes of a type; none for a type that holds no data. */
  public static List<String> attributes(String type) {
    return ATTRIBUTES_BY_TYPE.getOrDefault(type, List.of());
  }
}
