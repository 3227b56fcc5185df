package io.dagform.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems of several environments as one list, in which each stands once. */
public final class EnvironmentDiagnostics {
  private EnvironmentDiagnostics() {}

  /**
   * Merges.
   *
   * @param found the problems of each environment by its name
   */
  public static List<Diagnostic> merge(Map<String, List<Diagnostic>> found) {
    Map<Diagnostic, List<String>> environments = new LinkedHashMap<>();
    found.forEach(
        (environment, problems) ->
            problems.forEach(
                problem ->
                    environments
                        .computeIfAbsent(problem, first -> new ArrayList<>())
                        .add(environment)));
    return environments.entrySet().stream()
        .map(
            problem ->
                problem.getValue().size() == found.size()
                    ? problem.getKey()
                    : problem.getKey().in(problem.getValue()))
        .toList();
  }
}
