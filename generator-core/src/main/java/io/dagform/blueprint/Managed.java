package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resources of a type that Terraform manages.
 *
 * @param type as Terraform calls it
 * @param names by which AWS's ARNs tell them; none where AWS draws an id
 */
public record Managed(String type, List<Value> names) {
  public Managed {
    names = List.copyOf(names);
  }

  /** Resources by their names. */
  public static Managed named(String type, String... names) {
    return new Managed(type, Stream.of(names).map(Value::text).toList());
  }

  /** Several types, whose ids AWS draws. */
  public static List<Managed> drawn(String... types) {
    return Stream.of(types).map(type -> new Managed(type, List.of())).toList();
  }
}
