package io.dagform.spec;

import io.dagform.diagnostic.Located;
import io.dagform.diagnostic.SpecPath;

/**
 * A field as an environment has it, and what says so.
 *
 * @param value a word, a text, a number, a truth value, a variable of dagster.yaml, a list or an
 *     empty map; or {@link Absent}
 */
public record Resolved(SpecPath path, Object value, Located from) {
  /**
   * What holds in place of a value.
   *
   * @param words {@code none}, or what the deployment does then
   */
  public record Absent(String words) {
    public static final Absent NONE = new Absent("none");
  }
}
