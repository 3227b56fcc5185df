package io.dagform.spec;

import static io.dagform.text.Text.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

  /** The words with a capital, as they start a sentence. */
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
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
