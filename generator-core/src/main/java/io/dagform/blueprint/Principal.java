package io.dagform.blueprint;

import java.util.List;

/**
 * Somebody with rights.
 *
 * @param words who it is, for the document
 */
public record Principal(String words, List<Grant> grants) {
  public Principal {
    grants = Grant.merged(grants);
  }
}
