package io.dagform.capability.code;

import io.dagform.diagnostic.Findings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Code that services of their own load: {@code dagster.code_locations}. */
public record Located() implements Code {
  @Override
  public Optional<String> prefix() {
    return Optional.empty();
  }

  @Override
  public Optional<String> folder() {
    return Optional.empty();
  }

  @Override
  public List<String> imageModules() {
    return List.of();
  }

  @Override
  public SortedSet<String> locations() {
    return Collections.emptySortedSet();
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  public CodePart draw(Surroundings around) {
    return new LocatedPart(around.locations());
  }

  @Override
  public void check(Findings findings) {
    // Each location is checked at its place.
  }
}
