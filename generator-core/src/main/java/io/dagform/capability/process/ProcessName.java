package io.dagform.capability.process;

/**
 * What a process is called.
 *
 * @param key in addresses
 * @param label in names in AWS
 * @param words in a sentence, behind an article
 */
public record ProcessName(String key, String label, String words) {
  public static final ProcessName WEBSERVER = own("webserver");
  public static final ProcessName DAEMON = own("daemon");

  /** Of the tasks that runs are. */
  public static final ProcessName RUNS = own("runs");

  private static ProcessName own(String name) {
    return new ProcessName(name, name, name);
  }

  /** A code location's. */
  public static ProcessName location(String name) {
    return new ProcessName(
        "location_" + name.replace('-', '_'), name, "code location `" + name + "`");
  }
}
