package io.dagform.output;

import static io.dagform.text.Text.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of what was written: one sorted line for each file, so that a difference reads well,
 * and one that vouches for the others, so that version control can't merge two generations into one
 * that never was.
 *
 * @param generator the version of the generator
 * @param formatVersion of its text; 0 for one that nothing was written to
 * @param conflicted whether version control left a conflict in it
 * @param sums what vouches for records and hashes; none, or several, where somebody edited it
 * @param records what later outputs are compared with, as lines of words
 * @param hashes the SHA-256 of each file by its path; several where version control left a conflict
 */
public record Manifest(
    String generator,
    int formatVersion,
    boolean conflicted,
    SortedSet<String> sums,
    SortedSet<String> records,
    SortedMap<String, SortedSet<String>> hashes) {
  /** Its path below the output folder. */
  public static final String PATH = ".dagform/manifest";

  private static final int FORMAT = 2;
  private static final String FORMAT_WORD = "format ";
  private static final Pattern FORMAT_LINE = Pattern.compile(FORMAT_WORD + "([1-9][0-9]{0,5})");
  private static final Pattern SUM_LINE = Pattern.compile("sum (\\S+)");
  private static final String ADDRESS = " [a-z][a-z0-9_]*\\.\\S+ ";
  private static final Pattern RECORD =
      Pattern.compile(
          "(?:(?:name|dagster) \\S+|state .+|unique"
              + ADDRESS
              + ".+|(?:keep|earlier)"
              + ADDRESS
              + "\\S+ .*)");
  private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|\\|{7}|={7}|>{7})(?: .*)?");

  /** The manifest of a tree. */
  public static Manifest of(String generator, SortedSet<String> records, FileTree tree) {
    SortedMap<String, SortedSet<String>> hashes = new TreeMap<>();
    tree.files().forEach((path, content) -> hashes.put(path, new TreeSet<>(Set.of(hash(content)))));
    SortedSet<String> sums = new TreeSet<>(Set.of(sum(FORMAT, records, hashes)));
    return new Manifest(generator, FORMAT, false, sums, records, hashes);
  }

  /** The manifest of a folder that nothing was written to. */
  static Manifest empty() {
    return new Manifest("", 0, false, new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
  }

  /**
   * Reads a manifest. Where version control left a conflict in it, both sides count: each hash is
   * one of something that was generated.
   *
   * @throws OutputException if it is not one
   */
  static Manifest parse(String text) {
    SortedSet<String> sums = new TreeSet<>();
    SortedSet<String> records = new TreeSet<>();
    SortedMap<String, SortedSet<String>> hashes = new TreeMap<>();
    String generator = "";
    int formatVersion = 0;
    boolean conflicted = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] words = line.split(" ", 3);
      Matcher formatLine = FORMAT_LINE.matcher(line);
      Matcher sumLine = SUM_LINE.matcher(line);
      if (line.startsWith("#")) {
        continue;
      }
      if (formatLine.matches()) {
        formatVersion = Math.max(formatVersion, Integer.parseInt(formatLine.group(1)));
      } else if (CONFLICT.matcher(line).matches()) {
        conflicted = true;
      } else if (words[0].equals("generator") && words.length == 2) {
        generator = words[1];
      } else if (sumLine.matches()) {
        sums.add(sumLine.group(1));
      } else if (RECORD.matcher(line).matches()) {
        records.add(line);
      } else if (isFile(words)) {
        hashes.computeIfAbsent(words[2], path -> new TreeSet<>()).add(words[1]);
      } else if (formatVersion <= FORMAT) {
        throw new OutputException(
            format(
                    "Line %s of %s is not readable. Restore the file from version control, or delete it:",
                    number, PATH)
                + " files that equal the new output are then taken over, others are refused.");
      }
    }
    return new Manifest(generator, formatVersion, conflicted, sums, records, hashes);
  }

  /** What a comparison with it can't tell, as the end of a sentence; absent if it tells all. */
  public Optional<String> doubt() {
    if (formatVersion > FORMAT) {
      return Optional.of(
          format(
              "was written by Dagform %s, a later version than this; what only that one knows was not compared.",
              generator));
    }
    if (conflicted) {
      return Optional.of(
          "holds a conflict of version control; what was applied may be either side, and a change back was not noticed.");
    }
    if (formatVersion < FORMAT) {
      return Optional.of(
          format(
              "was written by Dagform %s, an older version than this; names that AWS gives once, and what an apply stops at, were not compared.",
              generator));
    }
    if (sums.isEmpty()) {
      return Optional.of(
          "has no line `sum`, which vouches for the others; what was compared may not be what was applied.");
    }
    return sums.equals(Set.of(sum(formatVersion, records, hashes)))
        ? Optional.empty()
        : Optional.of(
            "is not what any generation wrote, as its line `sum` does not fit the others; somebody edited it, or version control merged two, and what was compared may not be what was applied.");
  }

  /**
   * What vouches for the lines of a manifest. Not for the generator's version, on which nothing
   * depends that is compared.
   */
  private static String sum(
      int formatVersion, SortedSet<String> records, SortedMap<String, SortedSet<String>> hashes) {
    String lines = FORMAT_WORD + formatVersion + "\n" + lines(records, hashes);
    return hash(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String lines(
      SortedSet<String> records, SortedMap<String, SortedSet<String>> hashes) {
    StringBuilder out = new StringBuilder();
    records.forEach(line -> out.append(line).append('\n'));
    hashes.forEach(
        (path, contents) ->
            contents.forEach(
                hash -> out.append("file ").append(hash).append(' ').append(path).append('\n')));
    return out.toString();
  }

  private static boolean isFile(String[] words) {
    return words[0].equals("file")
        && words.length == 3
        && words[1].matches("[0-9a-f]{64}")
        && PlainPath.problem(words[2]).isEmpty();
  }

  /** Whether the generator wrote this content there. */
  boolean wrote(String path, byte[] content) {
    return hashes.getOrDefault(path, Collections.emptySortedSet()).contains(hash(content));
  }

  /** Whether the generator wrote something there. */
  boolean knows(String path) {
    return hashes.containsKey(path);
  }

  /** The text of the file. */
  public String text() {
    return "# What Dagform wrote here, so that it knows its files from yours. Keep it in version"
        + " control.\n"
        + FORMAT_WORD
        + FORMAT
        + "\ngenerator "
        + generator
        + "\nsum "
        + sum(FORMAT, records, hashes)
        + "\n"
        + lines(records, hashes);
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256, in hexadecimal. */
  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
