package io.dagform.endtoend;

import java.nio.file.Path;
import java.util.List;

/** The committed outputs that every tool has to like. */
final class Outputs {
  /** CDKTF, which has one process in a JVM and mixes up the stacks of two threads. */
  static final String CDKTF = "CDKTF";

  static final Path SEED = Path.of("../examples/seed/terraform");
  static final Path IMAGE_ONLY = Path.of("../examples/image-only/terraform");
  static final Path CODE_LOCATIONS = Path.of("../examples/code-locations/terraform");
  static final Path PLATFORM = Path.of("../examples/platform-and-location/platform/terraform");
  static final Path LOCATION = Path.of("../examples/platform-and-location/location/terraform");
  static final Path NO_FRONT_DOOR = Path.of("../examples/no-front-door/terraform");
  static final Path STANDARD =
      Path.of("../generator-core/src/test/resources/io/dagform/goldens/standard/terraform");

  private static final Path ENVIRONMENTS = Path.of("../examples/multi-environment/terraform");

  private Outputs() {}

  /** The output of an environment of the example with several. */
  static Path environment(String name) {
    return ENVIRONMENTS.resolve(name);
  }

  static List<Path> all() {
    return List.of(
        SEED,
        STANDARD,
        environment("dev"),
        environment("staging"),
        environment("prod"),
        IMAGE_ONLY,
        NO_FRONT_DOOR,
        CODE_LOCATIONS,
        PLATFORM,
        LOCATION);
  }
}
