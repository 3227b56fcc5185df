package io.dagform.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Terraform's JSON can't say about a block: comments, and values with a layout. */
public final class Extras {
  /**
   * What stands in Terraform's JSON for an attribute whose value is laid out here. It would fail to
   * be read as anything, should the value be forgotten.
   */
  public static final String ELSEWHERE = "<laid out>";

  private final List<String> above = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();

  /** A comment above the block. */
  public Extras above(String comment) {
    above.add(comment);
    return this;
  }

  /** A comment at the top of the block's body. */
  public Extras inside(String comment) {
    inside.add(comment);
    return this;
  }

  /**
   * A comment above an argument.
   *
   * @param argument its name, with the names of the blocks around it, as in {@code
   *     network_configuration.assign_public_ip}
   */
  public Extras note(String argument, String comment) {
    notes.computeIfAbsent(argument, key -> new ArrayList<>()).add(comment);
    return this;
  }

  /** An attribute whose value has a layout. */
  public Extras value(String attribute, Value value) {
    values.put(attribute, value);
    return this;
  }

  /** The comments above the block. */
  List<String> above() {
    return above;
  }

  /** The comments at the top of the block's body. */
  List<String> inside() {
    return inside;
  }

  /** The comments above an argument. */
  List<String> notes(String argument) {
    return notes.getOrDefault(argument, List.of());
  }

  /** The attributes whose values have a layout. */
  Map<String, Value> values() {
    return values;
  }
}
