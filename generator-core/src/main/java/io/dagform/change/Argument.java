package io.dagform.change;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a resource's argument comes to, or one value inside it.
 *
 * @param text as people read it; what AWS tells only after an apply stands in it by its reference
 * @param awaited the addresses of the resources of which AWS tells something only after an apply
 */
record Argument(String text, SortedSet<String> awaited) {
  Argument {
    awaited = new TreeSet<>(awaited);
  }
}
