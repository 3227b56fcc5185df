package io.dagform.spec;

import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;

/** The values that were read for the fields of a map. */
public final class Values {
  private final IdentityHashMap<Field<?>, Object> values = new IdentityHashMap<>();

  public <T> void put(Field<T> field, T value) {
    values.put(field, value);
  }

  /** The value of a field; absent if it can't be read. */
  <T> Optional<T> find(Field<T> field) {
    return values.containsKey(field) ? Optional.of(get(field)) : Optional.empty();
  }

  @SuppressWarnings("unchecked") // put() is the only writer and takes a value of the field's type
  public <T> T get(Field<T> field) {
    return (T) Objects.requireNonNull(values.get(field));
  }
}
