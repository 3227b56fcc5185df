package io.dagform.aws;

import static io.dagform.text.Text.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of images in Amazon ECR (Amazon ECR user guide, "Private registry"). */
public final class EcrUris {
  private static final Pattern ECR =
      Pattern.compile("([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+)[:@].*");

  private EcrUris() {}

  /** The ARN of the repository of an image; absent if it is in none of ECR's. */
  public static Optional<String> repositoryArn(String uri) {
    Matcher ecr = ECR.matcher(uri);
    return ecr.matches()
        ? Optional.of(arn(ecr.group(2), ecr.group(1), ecr.group(3)))
        : Optional.empty();
  }

  /** The ARN of a repository. */
  public static String arn(String region, String account, String repository) {
    return format("arn:aws:ecr:%s:%s:repository/%s", region, account, repository);
  }
}
