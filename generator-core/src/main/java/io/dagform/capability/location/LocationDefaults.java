package io.dagform.capability.location;

import static io.dagform.spec.Field.inside;

import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.Optional;

/** The size and the capacity of the code locations that name none of their own. */
public record LocationDefaults(
    Size size, Optional<Integer> ephemeralStorageGib, Capacity capacity) {
  // What a code server takes, its child process and what small user code imports (docs/sizing.md).
  private static final ProcessFields FIELDS = new ProcessFields(512, 2048);

  // A code server and the process that it starts for each load of the code (docs/sizing.md).
  private static final int COMFORTABLE_MIB = 1024;

  public static final SpecPath PATH = SpecPath.of("dagster.code_location_defaults");

  private static final Type<LocationDefaults> TYPE =
      new MapType<>(
          FIELDS.sizeAfter(ProcessFields.CAPACITY),
          in ->
              new LocationDefaults(
                  FIELDS.size(in),
                  in.get(ProcessFields.EPHEMERAL_STORAGE),
                  in.get(ProcessFields.CAPACITY)));

  public static final Field<LocationDefaults> FIELD =
      inside(
          "code_location_defaults",
          TYPE,
          "The size and the capacity of the code locations that name none of their own.");

  public void check(Findings findings) {
    check(size, PATH, findings);
  }

  /** Checks the size of a code location. */
  static void check(Size size, SpecPath path, Findings findings) {
    SizeRules.check(size, path, COMFORTABLE_MIB, "in which a reload can end it", findings);
  }
}
