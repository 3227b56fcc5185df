package io.dagform.capability.registry;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Input;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Architecture;
import java.util.List;

/**
 * What an image is for.
 *
 * @param key what the addresses of its resources and its local value start with
 * @param words whose it is, for a table; empty for the image of Dagster's own processes
 * @param leads whether the steps of a first deployment are told for it
 * @param path where the spec says it
 * @param inputs what has to be given to Terraform for all images, before anything is applied
 */
public record ImageUse(
    Frame frame,
    String key,
    String words,
    boolean leads,
    SpecPath path,
    Architecture architecture,
    ImageContents contents,
    List<Input> inputs) {
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
