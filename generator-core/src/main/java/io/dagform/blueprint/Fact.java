package io.dagform.blueprint;

/** Something that is known only once Terraform has built it. */
public enum Fact {
  REGION,
  DATABASE_HOST,
  DATABASE_NAME,
  DATABASE_USER,
  BUCKET_NAME,
  IMAGE,
  CODE_PATH,
  LOAD_BALANCER_IDLE_TIMEOUT,
  REPOSITORY_ARN,
  LOG_GROUP_ARN,
  BUCKET_ARN,
  FILE_SYSTEM_ARN,
  ACCESS_POINT_ARN,
  DATABASE_PASSWORD_ARN,
  LOGIN_PASSWORD_ARN
}
