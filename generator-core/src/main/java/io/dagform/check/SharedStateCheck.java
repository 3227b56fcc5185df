package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each environment has a state of its own: with a common one, each apply would destroy the other.
 */
final class SharedStateCheck implements EnvironmentsCheck {
  private static final SpecPath KEY = SpecPath.of("terraform.backend.s3.key");

  @Override
  public List<Diagnostic> check(List<CheckedEnvironment> environments) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, CheckedEnvironment> states = new HashMap<>();
    for (CheckedEnvironment environment : environments) {
      Optional<String> state = environment.deployment().terraform().backend().state();
      if (state.isPresent()) {
        CheckedEnvironment earlier = states.putIfAbsent(state.get(), environment);
        if (earlier != null) {
          found.add(
              Diagnostic.of(
                  DiagnosticCode.SHARED_STATE,
                  KEY,
                  environment.at().of(KEY),
                  format(
                      "The state `%s` is the one of %s and of %s.",
                      state.get(), earlier.label(), environment.label()),
                  format("Put `{environment}` into `%s`.", KEY)));
        }
      }
    }
    return found;
  }
}
