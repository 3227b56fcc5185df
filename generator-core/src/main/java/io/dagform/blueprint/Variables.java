package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of a container.
 *
 * @param shared those of a local value that several containers have
 */
public record Variables(Optional<Shared> shared, SortedMap<String, Value> own) {
  public Variables {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** Variables that no other container has. */
  public static Variables of(Map<String, Value> own) {
    return new Variables(Optional.empty(), new TreeMap<>(own));
  }

  /** All of them. */
  public SortedMap<String, Value> all() {
    SortedMap<String, Value> all = new TreeMap<>(own);
    shared.ifPresent(set -> all.putAll(set.values()));
    return all;
  }

  /**
   * Variables that several containers have.
   *
   * @param local the name of the local value
   */
  public record Shared(String local, SortedMap<String, Value> values) {
    public Shared {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }
}
