package io.dagform.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a value in a spec, as in {@code database.rds.storage_gib} or {@code
 * network.vpc.public_subnets[1]}.
 */
public record SpecPath(List<String> segments) {
  public static final SpecPath ROOT = new SpecPath(List.of());

  public SpecPath {
    segments = List.copyOf(segments);
  }

  /** Reads a path of map keys, as in {@code database.rds.storage_gib}. */
  public static SpecPath of(String dotted) {
    return new SpecPath(List.of(dotted.split("\\.", -1)));
  }

  /** The path of a map's value. */
  public SpecPath key(String key) {
    return plus(key);
  }

  /** The path of a list's element, counted from 0. */
  public SpecPath index(int index) {
    return plus("[" + index + "]");
  }

  /** Whether it leads into a list. */
  public boolean isInList() {
    return segments.stream().anyMatch(segment -> segment.startsWith("["));
  }

  public Optional<SpecPath> parent() {
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpecPath(segments.subList(0, segments.size() - 1)));
  }

  private SpecPath plus(String segment) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new SpecPath(longer);
  }

  @Override
  public String toString() {
    return String.join(".", segments).replace(".[", "[");
  }
}
