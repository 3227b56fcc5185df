package io.dagform.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says for every value of a spec which place set it. */
public final class Locator {
  private final Map<SpecPath, Located> places;
  private final SourceLocation root;

  public Locator(Map<SpecPath, Located> places, SourceLocation root) {
    this.places = new LinkedHashMap<>(places);
    this.root = root;
  }

  /** The place of the value, or of the nearest value around it. */
  public SourceLocation of(SpecPath path) {
    return located(path).at();
  }

  /** What set the value, or the nearest value around it. */
  public Located located(SpecPath path) {
    Optional<SpecPath> candidate = Optional.of(path);
    while (candidate.isPresent()) {
      Located located = places.get(candidate.get());
      if (located != null) {
        return located;
      }
      candidate = candidate.get().parent();
    }
    return new Located(root, Origin.WRITTEN);
  }

  /** The keys of a map that the spec itself writes. */
  public List<String> keys(SpecPath map) {
    return places.keySet().stream()
        .filter(path -> path.parent().equals(Optional.of(map)) && isWritten(path))
        .map(path -> path.segments().get(path.segments().size() - 1))
        .toList();
  }

  /** Whether the spec itself says the value. */
  public boolean isWritten(SpecPath path) {
    Located located = places.get(path);
    return located != null && located.origin().isWritten();
  }
}
