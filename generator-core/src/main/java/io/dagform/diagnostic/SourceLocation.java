package io.dagform.diagnostic;

import java.util.Comparator;

/**
 * A place in a spec.
 *
 * @param file the name of the spec as the user gave it
 * @param line counted from 1
 * @param column counted from 1 in code points
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation> {

  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingInt(SourceLocation::line)
          .thenComparingInt(SourceLocation::column);

  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
