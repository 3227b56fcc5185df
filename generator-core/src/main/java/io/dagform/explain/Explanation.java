package io.dagform.explain;

import io.dagform.capability.Deployment;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Resolved;
import io.dagform.spec.SpecReader;
import java.util.List;
import java.util.Optional;

/**
 * What holds in an environment: every field with what says so, and every control with its state.
 *
 * @param environment absent where the spec has no environments
 * @param fields in the order of the spec's tables
 */
public record Explanation(
    Optional<String> environment,
    String profile,
    List<Resolved> fields,
    List<ControlState> controls) {
  public Explanation {
    fields = List.copyOf(fields);
    controls = List.copyOf(controls);
  }

  /** Explains an environment that has no errors. */
  public static Explanation of(SpecReader.Target<Deployment> target) {
    Deployment deployment = target.deployment().orElseThrow();
    return new Explanation(
        target.environment(),
        deployment.profile().toString(),
        target.fields(),
        ControlState.all(deployment, target.fields(), target.locator()));
  }

  /** What it says of a field and of all fields below it. */
  public Explanation below(String key) {
    return new Explanation(
        environment,
        profile,
        fields.stream().filter(field -> isBelow(field.path(), key)).toList(),
        controls.stream()
            .filter(
                control ->
                    isBelow(control.path(), key)
                        || control.risk().map(DiagnosticCode::id).equals(Optional.of(key)))
            .toList());
  }

  boolean isEmpty() {
    return fields.isEmpty() && controls.isEmpty();
  }

  private static boolean isBelow(SpecPath path, String key) {
    for (Optional<SpecPath> at = Optional.of(path); at.isPresent(); at = at.get().parent()) {
      if (at.get().toString().equals(key)) {
        return true;
      }
    }
    return false;
  }
}
