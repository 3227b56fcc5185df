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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of a spec: what its defaults depend on, and what was found on the way. */
public final class Reading {
  private final Profile profile;
  private final ScalarNode name;
  private final Optional<String> former;
  private final Optional<String> environment;
  private final SourceLocation root;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<SpecPath, Located> places = new LinkedHashMap<>();

  /**
   * @param name the deployment's name, from which the defaults of other names are derived
   * @param former what names in AWS start with whatever the deployment is called
   */
  public Reading(
      Profile profile,
      ScalarNode name,
      Optional<String> former,
      Optional<String> environment,
      SourceLocation root) {
    this.profile = profile;
    this.name = name;
    this.former = former;
    this.environment = environment;
    this.root = root;
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

  /** What other names start with when the deployment is called so. */
  public String prefix(String deploymentName) {
    return former.orElseGet(
        () -> environment.map(suffix -> deploymentName + "-" + suffix).orElse(deploymentName));
  }

  public void place(SpecPath path, SourceLocation at, Origin origin) {
    places.put(path, new Located(at, origin));
  }

  public boolean isDefault(SpecPath path) {
    Located located = places.get(path);
    return located != null && located.origin() != Origin.WRITTEN;
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
