package io.dagform.adopt;

import io.dagform.spec.Form;

/**
 * How a type of resources is taken over.
 *
 * @param form what an id looks like
 * @param template what the id holds of the resource's own arguments, as in {@code {role}:{name}};
 *     empty if AWS draws it
 */
record ImportRule(Form form, String template, Existence existence) {

  /** How it is known that a resource exists, and what becomes of one that is not known to. */
  enum Existence {
    /** AWS draws the id; the inventory says which it is. */
    DRAWN,
    /** The id follows from the spec; the inventory says that it exists. */
    NAMED,
    /** It exists with what it joins, unless the inventory says that it does not. */
    JOINED,
    /** AWS writes it over what is there, so that it need not be known. */
    OVERWRITTEN,
    /** A further one is made beside it: what runs names the one that is there. */
    REVISED
  }

  /** Whether the whole id follows from the spec. */
  boolean isDerived() {
    return existence == Existence.NAMED
        || existence == Existence.JOINED
        || existence == Existence.OVERWRITTEN;
  }

  /**
   * Whether an id goes with what the resource's arguments give.
   *
   * @param expected the template, filled
   */
  boolean goesWith(String id, String expected) {
    return switch (existence) {
      case NAMED, JOINED, OVERWRITTEN -> id.equals(expected);
      case DRAWN -> id.contains(expected);
      case REVISED -> id.replaceFirst("^.*:task-definition/", "").startsWith(expected + ":");
    };
  }
}
