package io.dagform.capability.runs;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tasks that runs are, one for each code location.
 *
 * @param stepwise the locations whose runs may launch tasks for their steps
 */
public record RunTasksPart(Frame frame, List<Workload> workloads, List<String> stepwise)
    implements Part {
  public RunTasksPart {
    workloads = List.copyOf(workloads);
    stepwise = List.copyOf(stepwise);
  }

  @Override
  public List<Managed> managed() {
    return workloads.stream()
        .map(workload -> Managed.ofMany("aws_ecs_task_definition", frame, "", workload.family()))
        .toList();
  }

  @Override
  public List<CloudName> names() {
    return workloads.stream()
        .map(
            workload ->
                CloudName.regional(
                    "task definition family", workload.family(), "dagster.code_locations"))
        .toList();
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (!workloads.isEmpty()) {
      lines.add(
          Line.paragraph(
              Chapter.RUNS,
              "What a run has it has from the task definition of its code location, and from nothing else: neither from the daemon's task nor from the machine of whoever launches it. The tags of a run may change its size."));
    }
    workloads.forEach(workload -> lines.add(row(workload)));
    if (!stepwise.isEmpty()) {
      lines.add(StepTasks.words(names(stepwise)));
    }
    return lines;
  }

  private static Line row(Workload workload) {
    List<Container> containers = workload.containers();
    Container run = containers.get(containers.size() - 1);
    return Line.row(
        Chapter.RUNS,
        format("`%s`", workload.family()),
        format(
            "%s CPU units, %s MiB, %s GiB",
            workload.size().cpuUnits(),
            workload.size().memoryMib(),
            workload.ephemeralStorageGib().orElse(FARGATES_GIB)),
        names(run.variables().all().keySet()),
        names(run.secrets().keySet()),
        format("task role `%s`", workload.identity().task().name()));
  }

  // Amazon ECS developer guide, "Fargate task ephemeral storage".
  private static final int FARGATES_GIB = 20;

  private static String names(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
