package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.spec.Field;
import io.dagform.spec.Form;
import java.util.Optional;

/**
 * What Dagster calls a code location, where that is not its key. Dagster keeps the state of
 * schedules and sensors by it (dagster 1.13, InstigatorSelector).
 */
public final class LocationName {
  public static final Field<Optional<String>> FIELD =
      described(
          "location_name",
          maybe(text(Form.DAGSTER_LOCATION)),
          Optional.empty(),
          "its key",
          "Its name in Dagster. What is called otherwise is another code location to Dagster: its schedules and sensors start as the code says, and runs that wait under the former name fail.");

  private LocationName() {}
}
