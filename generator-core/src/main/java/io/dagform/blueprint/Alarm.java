package io.dagform.blueprint;

import io.dagform.hcl.Ref;

/**
 * A CloudWatch alarm (Amazon CloudWatch API, PutMetricAlarm).
 *
 * @param key its stable name
 * @param about what it is about, where others are the same but for that; empty if none is
 * @param words what has happened, as a sentence
 * @param reason why the threshold is what it is, and what to do, as sentences
 */
public record Alarm(
    String key, String about, String words, String reason, Metric metric, Threshold threshold) {
  /** On which side of the number it is wrong. */
  public enum Side {
    AT_LEAST("GreaterThanOrEqualToThreshold", "at least"),
    BELOW("LessThanThreshold", "below");

    private final String operator;
    private final String words;

    Side(String operator, String words) {
      this.operator = operator;
      this.words = words;
    }

    /** As CloudWatch calls it. */
    public String operator() {
      return operator;
    }

    public String words() {
      return words;
    }
  }

  /**
   * When it goes off.
   *
   * @param periods how many periods in a row
   * @param whenMissing whether it goes off where there are no data
   */
  public record Threshold(Side side, long number, int periods, boolean whenMissing) {}

  /** What it tells people. */
  public String description() {
    return (about.isEmpty() ? "" : about + ": ") + words + " " + reason;
  }

  public Ref ref() {
    return Ref.resource("aws_cloudwatch_metric_alarm", key);
  }

  /** How long it is wrong before it goes off. */
  public int minutes() {
    return metric.periodSeconds() * threshold.periods() / 60;
  }
}
