package io.dagform.spec;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Located;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One reading of a spec: what its defaults depend on, and what was found on the way. */
public final class Reading {
  private final Profile profile;
  private final ScalarNode name;
  private final Optional<String> former;
  private final Optional<String> environment;
  private final SourceLocation root;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<SpecPath, Located> places = new LinkedHashMap<>();
  private final Map<SpecPath, Object> values = new HashMap<>();
  private final Predicate<SourceLocation> isOverlay;

  /**
   * @param name the deployment's name, from which the defaults of other names are derived
   * @param former what names in AWS start with whatever the deployment is called
   * @param isOverlay whether an overlay stands at a place
   */
  public Reading(
      Profile profile,
      ScalarNode name,
      Optional<String> former,
      Optional<String> environment,
      SourceLocation root,
      Predicate<SourceLocation> isOverlay) {
    this.profile = profile;
    this.name = name;
    this.former = former;
    this.environment = environment;
    this.root = root;
    this.isOverlay = isOverlay;
  }

  public Profile profile() {
    return profile;
  }

  /** The prefix of other names, at the place of the deployment's name. */
  public ScalarNode name() {
    return new ScalarNode(name.at(), prefix(name.text()), true);
  }

  /** The prefix of other names. */
  public String deploymentName() {
    return prefix(name.text());
  }

  /** What the deployment is called when its name is this. */
  DeploymentName called(String deploymentName) {
    return new DeploymentName(deploymentName, title(deploymentName), prefix(deploymentName));
  }

  private String prefix(String deploymentName) {
    return former.orElseGet(() -> title(deploymentName));
  }

  private String title(String deploymentName) {
    return environment.map(suffix -> deploymentName + "-" + suffix).orElse(deploymentName);
  }

  /** The spec says a value, itself or by an overlay. */
  public void written(SpecPath path, SourceLocation at) {
    place(path, at, isOverlay.test(at) ? Origin.OVERLAY : Origin.WRITTEN);
  }

  /** The spec does not say a value. */
  public void place(SpecPath path, SourceLocation at, Origin origin) {
    places.put(path, new Located(at, origin));
  }

  /** Another field says the value. */
  public void derived(SpecPath path, SpecPath source, SourceLocation at) {
    Located from = places.getOrDefault(source, new Located(at, Origin.WRITTEN));
    places.put(
        path, new Located(at, Origin.DERIVED, Optional.of(new Located.Source(source, from))));
  }

  /**
   * What the field at a path is.
   *
   * @param value what {@link Resolved#value} is
   */
  public void value(SpecPath path, Object value) {
    values.put(path, value instanceof Enum<?> word ? word.toString() : value);
  }

  /** The field at a path is a list of values that were read. */
  void list(SpecPath path, int size) {
    value(
        path,
        IntStream.range(0, size)
            .mapToObj(path::index)
            .flatMap(item -> Stream.ofNullable(values.get(item)))
            .toList());
  }

  /** The fields that have a value of their own, in the order of the tables. */
  public List<Resolved> fields() {
    return places.entrySet().stream()
        .filter(place -> values.containsKey(place.getKey()) && !place.getKey().isInList())
        .map(
            place ->
                new Resolved(
                    place.getKey(),
                    Objects.requireNonNull(values.get(place.getKey())),
                    place.getValue()))
        .toList();
  }

  public boolean isDefault(SpecPath path) {
    Located located = places.get(path);
    return located != null && !located.origin().isWritten();
  }

  public void problem(DiagnosticCode code, SpecPath path, SourceLocation at, String message) {
    problems.add(Diagnostic.of(code, path, at, message));
  }

  public void problem(
      DiagnosticCode code, SpecPath path, SourceLocation at, String message, String hint) {
    problems.add(Diagnostic.of(code, path, at, message, hint));
  }

  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  public Locator locator() {
    return new Locator(places, root);
  }
}
