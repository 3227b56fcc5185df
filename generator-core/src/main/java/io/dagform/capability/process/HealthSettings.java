package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** How ECS finds out whether a process is healthy, where the spec says so. */
public record HealthSettings(
    Optional<Integer> startSeconds,
    Optional<Integer> intervalSeconds,
    Optional<Integer> timeoutSeconds,
    Optional<Integer> retries) {
  private static final int USUAL_ANSWER_SECONDS = 5;
  private static final String SOURCE = "Amazon ECS API, HealthCheck";

  private static final Field<Optional<Integer>> START =
      field("start_seconds", 0, 300, "300", "Seconds after a start in which failures don't count.");
  private static final Field<Optional<Integer>> INTERVAL =
      field("interval_seconds", 5, 300, "30", "Seconds between two checks.");
  private static final Field<Optional<Integer>> TIMEOUT =
      field(
          "timeout_seconds",
          2,
          60,
          "30 for the daemon, 10 for others",
          "Seconds after which a check has failed.");
  private static final Field<Optional<Integer>> RETRIES =
      field("retries", 1, 10, "3", "Failures in a row after which ECS replaces the task.");
  private static final Type<HealthSettings> TYPE =
      new MapType<>(
          List.of(START, INTERVAL, TIMEOUT, RETRIES),
          in ->
              new HealthSettings(
                  in.get(START), in.get(INTERVAL), in.get(TIMEOUT), in.get(RETRIES)));

  public static final Field<HealthSettings> FIELD =
      inside("health_check", TYPE, "How ECS finds out whether its process is healthy.");

  private static Field<Optional<Integer>> field(
      String key, int least, int most, String absent, String doc) {
    return described(key, maybe(integer(least, most, SOURCE)), Optional.empty(), absent, doc);
  }

  /** How long a probe waits for an answer, where it does not do so by itself. */
  public int answerSeconds() {
    return timeoutSeconds.orElse(USUAL_ANSWER_SECONDS);
  }

  /**
   * Checks them for a process whose probe takes its time to tell a database that is away from a
   * process that hangs.
   *
   * @param path of the process
   */
  public void check(int probeSeconds, SpecPath path, Findings findings) {
    timeoutSeconds
        .filter(seconds -> seconds <= probeSeconds)
        .ifPresent(
            seconds -> {
              SpecPath at = path.key(FIELD.key()).key(TIMEOUT.key());
              findings.add(
                  DiagnosticCode.HEALTH_CHECK_TIMEOUT,
                  at,
                  format(
                      "`%s` is %s; the check itself takes up to %s seconds, where the database is away.",
                      at, seconds, probeSeconds),
                  format("Write %s or more.", probeSeconds + 1));
            });
  }

  /** A health check with these over it. */
  public HealthCheck over(HealthCheck usual) {
    return new HealthCheck(
        usual.command(),
        intervalSeconds.orElse(usual.interval()),
        timeoutSeconds.orElse(usual.timeout()),
        retries.orElse(usual.retries()),
        startSeconds.orElse(usual.startPeriod()));
  }
}
