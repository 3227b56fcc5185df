package io.dagform.output;

import static io.dagform.text.Text.format;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Differences of files as unified diffs. */
public final class Differ {
  private static final int CONTEXT_LINES = 3;
  private static final String NO_FILE = "/dev/null";

  private Differ() {}

  /**
   * The lines of the diff from what is on disk to what is generated.
   *
   * @param maximum how many lines are given; a last line says how many were left out
   */
  public static List<String> diff(List<OutputPlan.Change> changes, int maximum) {
    List<String> all = new ArrayList<>();
    for (OutputPlan.Change change : changes) {
      List<String> before = lines(change.before());
      all.addAll(
          UnifiedDiffUtils.generateUnifiedDiff(
              change.before().isPresent() ? "on disk: " + change.path() : NO_FILE,
              change.after().isPresent() ? "generated: " + change.path() : NO_FILE,
              before,
              DiffUtils.diff(before, lines(change.after())),
              CONTEXT_LINES));
    }
    return capped(all, maximum);
  }

  /** The first of many lines; a last one says how many were left out. */
  public static List<String> capped(List<String> lines, int maximum) {
    if (lines.size() <= maximum) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, maximum));
    some.add(format("... and %s more lines", lines.size() - maximum));
    return some;
  }

  private static List<String> lines(Optional<byte[]> content) {
    return content
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }
}
