package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What several tasks have in common, and is written once.
 *
 * @param variables of every process that starts as the first one does
 * @param secrets of these processes, by the names of their variables
 * @param sets further sets of variables
 * @param containers that are the same in several tasks
 */
public record Commons(
    SortedMap<String, Value> variables,
    SortedMap<String, SecretKey> secrets,
    List<Variables.Shared> sets,
    List<Container> containers) {
  public Commons {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    sets = List.copyOf(sets);
    containers = List.copyOf(containers);
  }

  static Commons of(List<Workload> workloads) {
    List<Container> processes =
        workloads.stream()
            .map(workload -> workload.containers().get(workload.containers().size() - 1))
            .toList();
    // Others load the user's code and have little of what these have.
    List<Container> alike =
        processes.stream()
            .filter(
                process ->
                    process.start().entryPoint().equals(processes.get(0).start().entryPoint()))
            .toList();
    List<Variables.Shared> sets = new ArrayList<>();
    List<Container> containers = new ArrayList<>();
    List<Container> seen = new ArrayList<>();
    for (Workload workload : workloads) {
      for (Container container : workload.containers()) {
        container.variables().shared().ifPresent(sets::add);
        if (seen.contains(container)) {
          containers.add(container);
        }
        seen.add(container);
      }
    }
    return new Commons(
        shared(alike, container -> container.variables().own()),
        shared(alike, Container::secrets),
        Once.of(sets.stream()),
        Once.of(containers.stream()));
  }

  private static <V> SortedMap<String, V> shared(
      List<Container> containers, Function<Container, SortedMap<String, V>> entries) {
    SortedMap<String, V> shared = new TreeMap<>();
    if (containers.size() > 1) {
      shared.putAll(entries.apply(containers.get(0)));
      containers.forEach(
          container -> shared.entrySet().retainAll(entries.apply(container).entrySet()));
    }
    return shared;
  }
}
