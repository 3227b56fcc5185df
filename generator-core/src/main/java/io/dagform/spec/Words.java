package io.dagform.spec;

import static io.dagform.text.Text.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Wording that several messages share. */
public final class Words {
  private static final int FARTHEST_SUGGESTION = 3;

  private Words() {}

  /** The items in backticks, sorted. */
  public static String list(Collection<String> items) {
    return items.stream().sorted().map(item -> "`" + item + "`").collect(Collectors.joining(", "));
  }

  /** The candidate that was probably meant. */
  public static Optional<String> nearest(String given, List<String> candidates) {
    int farthest = Math.min(FARTHEST_SUGGESTION, Math.max(1, given.length() / 2));
    return candidates.stream()
        .filter(candidate -> distance(given, candidate) <= farthest)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(given, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** What to write instead of a key that is not known. */
  static String instead(String given, List<String> known) {
    return nearest(given, known)
        .map(value -> format("Did you mean `%s`?", value))
        .orElse(format("Known here are %s.", list(known)));
  }

  /** What holds without a field; absent if it is required. */
  public static Optional<String> absent(Default<?> absent) {
    if (absent instanceof Default.Fixed<?> fixed) {
      return Optional.of("`" + text(fixed.value()) + "`");
    }
    if (absent instanceof Default.Described<?> described) {
      return Optional.of(described.words());
    }
    if (absent instanceof Default.ByProfile<?> columns) {
      return Optional.of(
          format(
              "`%s` in `development`, `%s` in `standard`, `%s` in `hardened`",
              columns.development(), columns.standard(), columns.hardened()));
    }
    if (absent instanceof Default.Named<?> named) {
      return Optional.of("`" + named.template() + "`");
    }
    return absent instanceof Default.Inside<?>
        ? Optional.of("the defaults of its fields")
        : Optional.empty();
  }

  /** Records without content are the alternatives that are written as a bare name. */
  private static String text(Object value) {
    boolean none =
        value instanceof Record || value.equals(Optional.empty()) || value.equals(Map.of());
    return none ? "none" : value.toString();
  }

  /** The Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
