package io.dagform.change;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a resource's argument comes to, or one value inside it.
 *
 * @param text as people read it; what AWS tells only after an apply stands in it by its reference
 * @param awaited the references to what AWS tells only after an apply
 */
record Argument(String text, SortedSet<Reference> awaited) {
  Argument {
    awaited = new TreeSet<>(awaited);
  }

  /**
   * An attribute of another resource that no argument sets.
   *
   * @param address the resource's
   */
  record Reference(String address, String attribute) implements Comparable<Reference> {
    @Override
    public int compareTo(Reference other) {
      int byAddress = address.compareTo(other.address);
      return byAddress == 0 ? attribute.compareTo(other.attribute) : byAddress;
    }
  }
}
