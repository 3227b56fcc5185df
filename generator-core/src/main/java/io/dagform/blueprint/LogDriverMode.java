package io.dagform.blueprint;

import java.util.Locale;

/**
 * What a container does when CloudWatch Logs does not take what it writes (Amazon ECS API,
 * LogConfiguration, options).
 */
public enum LogDriverMode {
  /** It waits, and loses nothing. */
  BLOCKING,
  /** It goes on; what does not fit into a buffer is lost. */
  NON_BLOCKING;

  /** As ECS calls it. */
  public String option() {
    return toString().replace('_', '-');
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
