package io.dagform.capability.location;

import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.ByKey;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** A code location, which Dagster talks to over gRPC. */
public sealed interface Location permits OwnLocation, ExternalLocation {
  /** Where they stand, each at its name. */
  SpecPath PATH = SpecPath.of("dagster.code_locations");

  Type<Location> TYPE =
      new ByKey<>(
          List.of(new ByKey.Shape<Location>("external", ExternalLocation.TYPE)), OwnLocation.TYPE);

  /** A code location that is a service of the deployment. */
  Type<Location> OWN = OwnLocation.TYPE;

  /** What Dagster calls it, where that is not its key. */
  Optional<String> locationName();

  /** What Dagster calls it. */
  String name(String key);

  /** What is made for it; absent if somebody else makes it. */
  Optional<OwnLocation> own();

  /** Where it is; absent if it is made here. */
  Optional<ExternalLocation> external();

  /**
   * Checks it.
   *
   * @param path where it stands
   */
  void check(SpecPath path, LocationDefaults defaults, Findings findings);
}
