package io.dagform.capability.schedule;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When the services have no tasks, such as in the evening and at the weekend.
 *
 * @param timeZone of the times, by its name in the tz database
 * @param stop when they are stopped
 * @param start when they are started again
 */
public record OffHours(String timeZone, Clock stop, Clock start) {
  private static final SpecPath PATH = SpecPath.of("dagster.off_hours");

  private static final Field<String> TIME_ZONE =
      required("time_zone", text(Form.TIME_ZONE), "Time zone of the times.");
  private static final Field<Clock> STOP =
      required(
          "stop",
          Mapped.of(text(Form.TIME_OF_WEEK), Clock::of),
          "When the services are stopped: the webserver first, the rest five minutes later.");
  private static final Field<Clock> START =
      required(
          "start",
          Mapped.of(text(Form.TIME_OF_WEEK), Clock::of),
          "When they are started: the daemon and the code locations first, the webserver five minutes later.");

  public static final Field<Optional<OffHours>> FIELD =
      described(
          "off_hours",
          maybe(
              new MapType<>(
                  List.of(TIME_ZONE, STOP, START),
                  in -> new OffHours(in.get(TIME_ZONE), in.get(STOP), in.get(START)))),
          Optional.empty(),
          "none",
          "When nothing runs, such as in the evening and at the weekend.");

  /** Checks it. */
  public void check(Findings findings) {
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      SpecPath path = PATH.key(TIME_ZONE.key());
      findings.add(
          DiagnosticCode.UNKNOWN_VALUE,
          path,
          format("`%s` is `%s`, which the tz database has not.", path, timeZone),
          "Write a name such as `Europe/London` or `UTC`.");
    }
    if (stop.equals(start)) {
      SpecPath path = PATH.key(START.key());
      findings.add(
          DiagnosticCode.OUT_OF_RANGE,
          path,
          format("`%s` is when the services are stopped.", path),
          "Write another time.");
    }
  }
}
