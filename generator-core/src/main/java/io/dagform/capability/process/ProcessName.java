package io.dagform.capability.process;

import java.util.stream.Stream;

/**
 * What a process is called.
 *
 * @param key in addresses
 * @param label in names in AWS
 * @param words in a sentence, behind an article
 * @param isOneOfMany whether its roles have a path of the deployment's own, so that rights to pass
 *     the roles of many need one resource
 */
public record ProcessName(String key, String label, String words, boolean isOneOfMany) {
  public static final ProcessName WEBSERVER = own("webserver");
  public static final ProcessName DAEMON = own("daemon");

  /** Of the webserver that changes nothing. */
  public static final ProcessName READ_ONLY =
      new ProcessName("read_only", "read-only", "read-only webserver", false);

  /** Of the tasks that runs are. */
  public static final ProcessName RUNS = own("runs");

  /** In the spec. */
  public String field() {
    return isOneOfMany ? label : key;
  }

  private static ProcessName own(String name) {
    return new ProcessName(name, name, name, false);
  }

  /** The process that the spec calls so. */
  public static ProcessName ofField(String field) {
    return Stream.of(WEBSERVER, DAEMON, READ_ONLY)
        .filter(process -> process.key().equals(field))
        .findFirst()
        .orElseGet(() -> location(field));
  }

  /** A code location's. */
  public static ProcessName location(String name) {
    return new ProcessName(
        "location_" + name.replace('-', '_'), name, "code location `" + name + "`", true);
  }
}
