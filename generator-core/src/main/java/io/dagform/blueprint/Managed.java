package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resources of a type that Terraform manages.
 *
 * @param type as Terraform calls it
 * @param names by which AWS's ARNs tell them, or ids; none where a tag tells them
 */
public record Managed(String type, List<Value> names) {
  public Managed {
    names = List.copyOf(names);
  }

  /** Resources by their names. */
  public static Managed named(String type, String... names) {
    return new Managed(type, Stream.of(names).map(Value::text).toList());
  }

  /**
   * A resource of a code location, one of many by what their names begin with.
   *
   * @param folder what stands before the name
   * @param name which begins with the deployment's
   */
  public static Managed ofMany(String type, Frame frame, String folder, String name) {
    return named(type, folder + frame.ofMany(frame.name() + "-*", name));
  }

  /** Several types, whose ids AWS draws. */
  public static List<Managed> drawn(String... types) {
    return Stream.of(types).map(type -> new Managed(type, List.of())).toList();
  }
}
