package io.dagform.change;

import static io.dagform.text.Text.format;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.dagform.output.Differ;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A way to show diffs. */
public enum DiffRenderer {
  /** For a terminal. */
  TEXT {
    @Override
    public String render(List<Diff> diffs) {
      return diffs.stream().map(DiffRenderer::text).collect(joining("\n"));
    }
  },
  /** For a comment on a pull request. */
  MARKDOWN {
    @Override
    public String render(List<Diff> diffs) {
      return diffs.stream().map(DiffRenderer::markdown).collect(joining("\n"));
    }
  },
  /** For programs: a list with an object for each output. */
  JSON {
    @Override
    public String render(List<Diff> diffs) {
      try {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(diffs.stream().map(DiffRenderer::json).toList())
            + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final int MOST_LINES = 20;
  private static final int CONTEXT_LINES = 1;
  private static final int HEADER_LINES = 2;

  /** What the diffs look like. */
  public abstract String render(List<Diff> diffs);

  /** The one of a name, such as {@code markdown}; absent if there is none. */
  public static Optional<DiffRenderer> of(String name) {
    return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String text(Diff diff) {
    StringBuilder out = new StringBuilder();
    if (!diff.name().isEmpty() || diff.former().isPresent()) {
      out.append(diff.name().isEmpty() ? "Terraform" : diff.name()).append(was(diff)).append(": ");
    }
    out.append(summary(diff)).append('\n');
    diff.changes()
        .forEach(
            change -> lines(change).forEach(line -> out.append("  ").append(line).append('\n')));
    return out.toString();
  }

  private static String markdown(Diff diff) {
    StringBuilder out = new StringBuilder();
    out.append("### ")
        .append(diff.name().isEmpty() ? "Terraform" : "`" + diff.name() + "`")
        .append(was(diff))
        .append(": ")
        .append(summary(diff))
        .append("\n\n");
    List<Change> losses =
        diff.changes().stream().filter(change -> change.loss().isPresent()).toList();
    losses.forEach(
        change ->
            out.append(
                format(
                    "**`%s`: %s, and with it %s.**\n\n",
                    change.address(), change.action().words(), change.loss().orElseThrow())));
    if (!diff.changes().isEmpty()) {
      // More backticks than any text inside has.
      out.append("<details><summary>Resources</summary>\n\n`````diff\n");
      diff.changes()
          .forEach(
              change ->
                  lines(change)
                      .forEach(line -> out.append(line.replace("`````", "")).append('\n')));
      out.append("`````\n\n</details>\n");
    }
    return out.toString();
  }

  private static String was(Diff diff) {
    return diff.former()
        .map(former -> former.isEmpty() ? " (had no environment)" : format(" (was %s)", former))
        .orElse("");
  }

  private static String summary(Diff diff) {
    if (diff.changes().isEmpty()) {
      return "no changes";
    }
    String counted =
        Arrays.stream(Action.values())
            .filter(action -> diff.count(action) > 0)
            .map(action -> format("%s to %s", diff.count(action), action.words()))
            .collect(joining(", "));
    long losses = diff.changes().stream().filter(change -> change.loss().isPresent()).count();
    return losses == 0
        ? counted
        : format(
            "%s; %s of them %s what holds data or is known by an address",
            counted, losses, losses == 1 ? "loses" : "lose");
  }

  private static List<String> lines(Change change) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%s %s%s%s",
            change.action().sign(),
            change.address(),
            change.former().map(former -> format(" (was %s)", former)).orElse(""),
            change.loss().map(loss -> format(": loses %s", loss)).orElse("")));
    change.differences().forEach(difference -> lines.addAll(lines(difference)));
    return lines;
  }

  private static List<String> lines(Change.Difference difference) {
    String name = "    " + difference.argument();
    String forces = difference.replaces() ? "  # forces replacement" : "";
    String before = difference.before().orElse("(none)");
    String after = difference.after().orElse("(none)");
    if (difference.before().equals(difference.after())) {
      return List.of(name + ": (known after apply)" + forces);
    }
    if (before.contains("\n") || after.contains("\n")) {
      List<String> lines = new ArrayList<>(List.of(name + ":" + forces));
      lines.addAll(lineByLine(difference));
      return lines;
    }
    return List.of(format("%s: %s -> %s%s", name, before, after, forces));
  }

  private static List<String> lineByLine(Change.Difference difference) {
    List<String> before = difference.before().orElse("").lines().toList();
    List<String> after = difference.after().orElse("").lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "before", "after", before, DiffUtils.diff(before, after), CONTEXT_LINES);
    return Differ.capped(lines.stream().skip(HEADER_LINES).toList(), MOST_LINES).stream()
        .map(line -> "      " + line)
        .toList();
  }

  private static Map<String, Object> json(Diff diff) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("environment", diff.name());
    diff.former().ifPresent(former -> json.put("previous_environment", former));
    json.put("changes", diff.changes().stream().map(DiffRenderer::json).toList());
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", change.address());
    json.put("action", change.action().name().toLowerCase(Locale.ROOT));
    change.former().ifPresent(former -> json.put("previous_address", former));
    change.loss().ifPresent(loss -> json.put("loses", loss));
    json.put("arguments", change.differences().stream().map(DiffRenderer::json).toList());
    return json;
  }

  private static Map<String, Object> json(Change.Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("argument", difference.argument());
    difference.before().ifPresent(before -> json.put("before", before));
    difference.after().ifPresent(after -> json.put("after", after));
    json.put("forces_replacement", difference.replaces());
    return json;
  }
}
