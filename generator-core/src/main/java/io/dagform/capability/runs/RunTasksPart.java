package io.dagform.capability.runs;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import java.util.List;

/** The tasks that runs are, one for each code location. */
public record RunTasksPart(List<Workload> workloads) implements Part {
  public RunTasksPart {
    workloads = List.copyOf(workloads);
  }
}
