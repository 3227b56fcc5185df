package io.dagform.aws;

import java.util.List;

/**
 * The retentions of CloudWatch Logs.
 *
 * <p>Source: CloudWatch Logs API, PutRetentionPolicy, retentionInDays.
 */
public final class LogRetention {
  private static final List<Integer> DAYS =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private LogRetention() {}

  /** The days, ascending. */
  public static List<Integer> days() {
    return DAYS;
  }
}
