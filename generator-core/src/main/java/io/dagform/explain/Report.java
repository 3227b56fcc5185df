package io.dagform.explain;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a spec means, in some of its environments.
 *
 * @param spec its name
 */
public record Report(String spec, List<Explanation> explanations) {
  public Report {
    explanations = List.copyOf(explanations);
  }

  /** The same of a field and of all fields below it; says nothing where there is none. */
  public Report below(String key) {
    return new Report(
        spec,
        explanations.stream()
            .map(explanation -> explanation.below(key))
            .filter(explanation -> !explanation.isEmpty())
            .toList());
  }

  public boolean isEmpty() {
    return explanations.isEmpty();
  }

  /** How it is written. */
  public enum Format {
    /** Tables with aligned columns. */
    TEXT,
    JSON;

    /** The format of that name. */
    public static Optional<Format> of(String name) {
      return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The report itself; its last line ends. */
  public String in(Format format) {
    return switch (format) {
      case TEXT -> String.join("\n", TextReport.lines(explanations)) + "\n";
      case JSON -> JsonReport.text(spec, explanations);
    };
  }

  /** Says that there is no such key, and what may be meant. */
  public String unknown(String key) {
    SpecPath path = SpecPath.of(key);
    int known = path.segments().size() - 1;
    while (known > 0 && children(path.segments().subList(0, known)).isEmpty()) {
      known--;
    }
    String around = String.join(".", path.segments().subList(0, known));
    List<String> candidates =
        children(path.segments().subList(0, known)).stream()
            .map(child -> around.isEmpty() ? child : around + "." + child)
            .toList();
    String given = String.join(".", path.segments().subList(0, known + 1));
    return format(
        "%s gives no value to the key `%s`. %s",
        spec,
        key,
        Words.nearest(given, candidates)
            .map(meant -> format("Did you mean `%s`?", meant))
            .orElse(format("Known there are %s.", Words.list(candidates))));
  }

  /** The keys that stand directly below a path. */
  private List<String> children(List<String> segments) {
    return paths()
        .map(SpecPath::segments)
        .filter(path -> path.size() > segments.size())
        .filter(path -> path.subList(0, segments.size()).equals(segments))
        .map(path -> path.get(segments.size()))
        .filter(child -> !child.startsWith("["))
        .distinct()
        .toList();
  }

  private Stream<SpecPath> paths() {
    return explanations.stream()
        .flatMap(
            explanation ->
                Stream.concat(
                    explanation.fields().stream().map(field -> field.path()),
                    explanation.controls().stream().map(control -> control.path())));
  }
}
