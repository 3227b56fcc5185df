package io.dagform.capability.code;

import static io.dagform.spec.Scalars.text;

import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Form;
import io.dagform.spec.Mapped;
import io.dagform.spec.OneOrNamed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Modules that the image of Dagster's processes holds.
 *
 * @param byLocation the module of each code location, by the location's name
 */
record ImageModule(SortedMap<String, String> byLocation) implements Code {
  static final Alternative<ImageModule> ALTERNATIVE =
      Alternative.with(
          "module",
          new OneOrNamed<>(
              new Mapped<>(
                  text(Form.PYTHON_MODULE),
                  (module, reading) -> of(Map.of(reading.deploymentName(), module))),
              Form.DAGSTER_LOCATION,
              text(Form.PYTHON_MODULE),
              ImageModule::of),
          "Module in the image with Dagster's definitions, or one for each code location, by the location's name; new code is a new image and a new deployment.");

  ImageModule {
    byLocation = Collections.unmodifiableSortedMap(new TreeMap<>(byLocation));
  }

  private static ImageModule of(Map<String, String> byLocation) {
    return new ImageModule(new TreeMap<>(byLocation));
  }

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
    return byLocation.values().stream().distinct().toList();
  }

  @Override
  public SortedSet<String> locations() {
    return new TreeSet<>(byLocation.keySet());
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public CodePart draw(Surroundings around) {
    return new ImageModulePart(byLocation);
  }

  @Override
  public void check(Findings findings) {
    // Every name that the field takes will do.
  }
}
