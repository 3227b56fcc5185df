package io.dagform.blueprint;

import java.util.Optional;

/**
 * A key of dagster.yaml.
 *
 * @param path the keys, with dots between them
 * @param value a text, a number, a boolean or a variable; absent if other keys are below it
 * @param comment what stands above it; empty if nothing
 */
public record DagsterSetting(String path, Optional<Object> value, String comment) {
  /** A key with a comment. */
  public DagsterSetting(String path, Object value, String comment) {
    this(path, Optional.of(value), comment);
  }

  /** A key without a comment. */
  public static DagsterSetting of(String path, Object value) {
    return new DagsterSetting(path, Optional.of(value), "");
  }

  /** A comment above a key that others are below. */
  public static DagsterSetting remark(String path, String comment) {
    return new DagsterSetting(path, Optional.empty(), comment);
  }
}
