package io.dagform.aws;

import java.util.List;
import java.util.Map;

/**
 * Resources that are nothing but a setting of another one, or that it can't be without: who keeps
 * the one in AWS keeps them. And those that it stands in, which AWS deletes only without it.
 */
public final class Satellites {
  private static final Map<String, List<String>> OF_THE_SAME_NAME =
      Map.of(
          "aws_ecr_repository", List.of("aws_ecr_lifecycle_policy"),
          "aws_efs_file_system", List.of("aws_efs_access_point", "aws_efs_file_system_policy"),
          "aws_iam_user", List.of("aws_iam_user_policy"),
          "aws_s3_bucket",
              List.of(
                  "aws_s3_bucket_lifecycle_configuration",
                  "aws_s3_bucket_ownership_controls",
                  "aws_s3_bucket_policy",
                  "aws_s3_bucket_public_access_block",
                  "aws_s3_bucket_server_side_encryption_configuration",
                  "aws_s3_bucket_versioning"),
          "aws_secretsmanager_secret", List.of("aws_secretsmanager_secret_version"));

  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "aws_db_instance.main",
          List.of(
              "aws_db_parameter_group.main",
              "aws_db_subnet_group.main",
              "aws_security_group.database"),
          "aws_lb.main",
          List.of("aws_security_group.load_balancer"));

  /** What the addresses of the subnets begin with that it may stand in. */
  private static final Map<String, List<String>> GROUND =
      Map.of(
          "aws_db_instance.main", List.of("aws_subnet.data_", "aws_subnet.public_"),
          "aws_lb.main", List.of("aws_subnet.public_"));

  private Satellites() {}

  /** The addresses of those of a resource; they need not be there. */
  public static List<String> of(String address) {
    String[] words = address.split("\\.", 2);
    List<String> same = OF_THE_SAME_NAME.getOrDefault(words[0], List.of());
    return same.isEmpty()
        ? OTHERS.getOrDefault(address, List.of())
        : same.stream().map(type -> type + "." + words[1]).toList();
  }

  /**
   * Whether a resource may stand in another, so that AWS refuses to delete that (Amazon EC2 API,
   * DeleteSubnet).
   */
  public static boolean mayStandIn(String address, String ground) {
    return GROUND.getOrDefault(address, List.of()).stream().anyMatch(ground::startsWith);
  }
}
