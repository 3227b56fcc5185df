package io.dagform.capability.pruning;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What takes old revisions of task definitions away. Terraform leaves them: a service goes back to
 * one, and a queued run names the one that it was launched with.
 */
public record PruningPart(Frame frame, ClusterPart cluster, List<Workload> workloads)
    implements Part {
  private static final ConfigFile SCRIPT = new ConfigFile("prune.sh", Template.text("prune.sh"));

  public PruningPart {
    workloads = List.copyOf(workloads);
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(SCRIPT);
  }

  @Override
  public List<Output> outputs() {
    List<Value> words = new ArrayList<>();
    words.add(Value.text("sh " + SCRIPT.path() + " --region " + frame.region() + " --cluster "));
    words.add(cluster.nameValue());
    workloads.stream()
        .filter(each -> each.launch().isPresent())
        .forEach(
            each -> {
              words.add(Value.text(" --service "));
              words.add(each.service().attribute("name"));
            });
    workloads.forEach(each -> words.add(Value.text(" " + each.family())));
    return List.of(
        new Output(
            "prune",
            "Command that deregisters task definition revisions that nothing can name any more.",
            Value.template(words.toArray(Value[]::new))));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.GROWTH,
            "revisions of task definitions",
            format(
                "all stay: ECS goes back to one, and a queued run names one. `sh -c \"$(terraform output -raw prune)\"` says which nothing can name any more, and with `--yes` deregisters them; it takes `ecs:ListTaskDefinitions`, `ecs:DescribeTaskDefinition`, `ecs:DescribeServices`, `ecs:ListTasks`, `ecs:DescribeTasks` and `ecs:DeregisterTaskDefinition`")));
  }
}
