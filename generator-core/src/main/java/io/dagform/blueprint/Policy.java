package io.dagform.blueprint;

import java.util.List;

/**
 * A policy of those who are no task.
 *
 * @param words what it is, for a message
 * @param maximumCharacters that AWS takes, white space apart
 */
public record Policy(String words, int maximumCharacters, List<Grant> grants) {
  /** Of all inline policies of a role (IAM and AWS STS quotas). */
  public static final int INLINE_CHARACTERS = 10_240;

  /** Of a managed policy (IAM and AWS STS quotas). */
  public static final int MANAGED_CHARACTERS = 6_144;

  public Policy {
    grants = List.copyOf(grants);
  }
}
