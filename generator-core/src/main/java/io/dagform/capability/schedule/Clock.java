package io.dagform.capability.schedule;

import static io.dagform.text.Text.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the week, as cron says it: a minute, an hour, and days.
 *
 * @param minute at most 54, so that what comes five minutes later is in the same hour
 * @param days such as {@code 1-5}, or {@code *}
 */
record Clock(int minute, int hour, String days) {
  static final int LATER_MINUTES = 5;

  private static final List<String> NAMES =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Pattern DAY = Pattern.compile("[0-7]");

  /** Reads a text of the form that the spec has. */
  static Clock of(String cron) {
    String[] fields = cron.split(" ", -1);
    return new Clock(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), fields[4]);
  }

  /** The same day, five minutes later. */
  Clock later() {
    return new Clock(minute + LATER_MINUTES, hour, days);
  }

  /** In the words of AWS (Application Auto Scaling user guide, "Schedule expressions"). */
  String expression() {
    if (days.equals("*")) {
      return format("cron(%s %s * * ? *)", minute, hour);
    }
    Matcher day = DAY.matcher(days);
    String named = day.replaceAll(found -> NAMES.get(Integer.parseInt(found.group())));
    return format("cron(%s %s ? * %s *)", minute, hour, named);
  }
}
