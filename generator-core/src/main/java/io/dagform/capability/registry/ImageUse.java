package io.dagform.capability.registry;

import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Architecture;

/**
 * What an image is for.
 *
 * @param key what the addresses of its resources and its local value start with
 * @param words whose it is, for a table; empty for the image of Dagster's own processes
 * @param path where the spec says it
 */
public record ImageUse(
    Frame frame,
    String key,
    String words,
    SpecPath path,
    Architecture architecture,
    ImageContents contents) {
  /** Where the spec says the image of Dagster's own processes. */
  public static final SpecPath DAGSTER = SpecPath.of("dagster.image");

  /** Whether it is the image of Dagster's own processes. */
  boolean isDagsters() {
    return words.isEmpty();
  }

  /** Its name in a table. */
  String row() {
    return isDagsters() ? "image" : "image of " + words;
  }
}
