package io.dagform.model;

/**
 * Roles, and who publishes code.
 *
 * @param executionRole the name of the role with which ECS starts tasks
 * @param taskRole the name of the role that the tasks' processes have
 */
public record Iam(String executionRole, String taskRole, Publisher publisher) {

  /** Who publishes code to the bucket, beside the account's administrators. */
  public sealed interface Publisher {
    /** Nobody. */
    record None() implements Publisher {}

    /**
     * An IAM user.
     *
     * @param secret the name of the empty secret in which people keep its access key
     */
    record User(String name, String secret) implements Publisher {}
  }
}
