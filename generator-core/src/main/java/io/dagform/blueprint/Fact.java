package io.dagform.blueprint;

/** Something that is known only once Terraform has built it. */
public enum Fact {
  REGION(32),
  // A DNS name.
  DATABASE_HOST(255),
  // PostgreSQL's identifiers.
  DATABASE_NAME(63),
  DATABASE_USER(63),
  // Amazon S3 user guide, "General purpose bucket naming rules".
  BUCKET_NAME(63),
  COMPUTE_LOG_BUCKET_NAME(63),
  // A registry's host, a repository's name and a tag (Amazon ECR API, CreateRepository, PutImage).
  IMAGE(64 + 256 + 128),
  CODE_PATH(Fact.LONGEST_PATH),
  LOAD_BALANCER_IDLE_TIMEOUT(4),
  REPOSITORY_ARN(Fact.LONGEST_ARN),
  LOG_GROUP_ARN(Fact.LONGEST_ARN),
  BUCKET_ARN(Fact.LONGEST_ARN),
  COMPUTE_LOG_BUCKET_ARN(Fact.LONGEST_ARN),
  FILE_SYSTEM_ARN(Fact.LONGEST_ARN),
  ACCESS_POINT_ARN(Fact.LONGEST_ARN),
  DATABASE_PASSWORD_ARN(Fact.LONGEST_ARN),
  LOGIN_PASSWORD_ARN(Fact.LONGEST_ARN);

  /** Characters of the longest ARN: a secret's, whose name may have 512. */
  public static final int LONGEST_ARN = 640;

  private static final int LONGEST_PATH = 256;

  private final int longest;

  Fact(int longest) {
    this.longest = longest;
  }

  /** How many characters AWS allows it to have. */
  public int longest() {
    return longest;
  }
}
