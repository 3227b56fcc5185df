package io.dagform.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Terraform's JSON can't say about a block: its place in the file, comments, and values with a
 * layout. It travels in the JSON under the key {@value #KEY}, which CDKTF passes through.
 */
public final class Extras {
  /** The key, which no argument of Terraform's has. */
  public static final String KEY = "#";

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

  /** The attributes whose values have a layout. */
  public Map<String, Value> values() {
    return values;
  }

  /**
   * The form that travels.
   *
   * @param order the place in the file: blocks are sorted by it
   */
  public Map<String, Object> encode(int order) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("order", order);
    if (!above.isEmpty()) {
      map.put("above", disguise(above));
    }
    if (!inside.isEmpty()) {
      map.put("inside", disguise(inside));
    }
    if (!notes.isEmpty()) {
      Map<String, Object> encoded = new LinkedHashMap<>();
      notes.forEach((argument, comments) -> encoded.put(argument, disguise(comments)));
      map.put("notes", encoded);
    }
    if (!values.isEmpty()) {
      Map<String, Object> encoded = new LinkedHashMap<>();
      values.forEach((name, value) -> encoded.put(name, ValueCodec.encode(value)));
      map.put("values", encoded);
    }
    return map;
  }

  private static List<String> disguise(List<String> comments) {
    return comments.stream().map(ValueCodec::disguise).toList();
  }

  /** The comments that travelled. */
  static List<String> comments(@Nullable Object encoded) {
    return Json.texts(encoded).stream().map(ValueCodec::reveal).toList();
  }
}
