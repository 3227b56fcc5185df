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
final class Reading {
  private final Profile profile;
  private final ScalarNode name;
  private final Optional<String> environment;
  private final SourceLocation root;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<SpecPath, Located> places = new LinkedHashMap<>();

  /**
   * @param name the deployment's name, from which the defaults of other names are derived
   */
  Reading(Profile profile, ScalarNode name, Optional<String> environment, SourceLocation root) {
    this.profile = profile;
    this.name = name;
    this.environment = environment;
    this.root = root;
  }

  Profile profile() {
    return profile;
  }

  /** The prefix of other names, at the place of the deployment's name. */
  ScalarNode name() {
    return new ScalarNode(name.at(), prefix(name.text()), true);
  }

  /** What other names start with when the deployment is called so. */
  String prefix(String deploymentName) {
    return environment.map(suffix -> deploymentName + "-" + suffix).orElse(deploymentName);
  }

  void place(SpecPath path, SourceLocation at, Origin origin) {
    places.put(path, new Located(at, origin));
  }

  boolean isDefault(SpecPath path) {
    Located located = places.get(path);
    return located != null && located.origin() != Origin.WRITTEN;
  }

  void problem(DiagnosticCode code, SpecPath path, SourceLocation at, String message) {
    problems.add(Diagnostic.of(code, path, at, message));
  }

  void problem(DiagnosticCode code, SpecPath path, SourceLocation at, String message, String hint) {
    problems.add(Diagnostic.of(code, path, at, message, hint));
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  Locator locator() {
    return new Locator(places, root);
  }
}
