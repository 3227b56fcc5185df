package io.dagform.output;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for a file's path below the output folder: it names the same file on every system. */
final class PlainPath {
  private static final int LONGEST_SEGMENT = 255;
  // Naming files (Microsoft Learn, "Naming Files, Paths, and Namespaces").
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");
  private static final Pattern UNPORTABLE = Pattern.compile("[\\x00-\\x1F\\x7F<>:\"\\\\|?*]");

  private PlainPath() {}

  /** What is wrong with a path; absent if nothing is. */
  static Optional<String> problem(String path) {
    if (UNPORTABLE.matcher(path).find()) {
      return Optional.of("has a character that file names can't have everywhere");
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return Optional.of("is not a plain path below the output folder");
      }
      if (segment.length() > LONGEST_SEGMENT
          || segment.endsWith(".")
          || segment.endsWith(" ")
          || DEVICE.matcher(segment).matches()) {
        return Optional.of("has a name that Windows doesn't take");
      }
    }
    return Optional.empty();
  }
}
