package io.dagform.capability;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Commands;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.registry.ImagePart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an image of Dagster's own processes comes to run.
 *
 * @param steps how a task comes to be used by people, as messages of a sequence diagram
 */
record ImageRolloutPart(
    Frame frame,
    ClusterPart cluster,
    ImagePart image,
    List<Workload> webservers,
    Workload daemon,
    List<String> steps)
    implements Part {
  ImageRolloutPart {
    webservers = List.copyOf(webservers);
    steps = List.copyOf(steps);
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (image.moves()) {
      lines.add(
          Line.paragraph(
              Chapter.CHANGES,
              "After a push under the same tag, the services have to be started anew:"));
      lines.add(
          Line.code(
              Chapter.CHANGES,
              "sh",
              Stream.of(
                      Stream.of(redeploy(daemon)),
                      webservers.stream().map(this::redeploy),
                      Stream.of(ServicesPart.AWAIT_ROLLOUT))
                  .flatMap(each -> each)
                  .toArray(String[]::new)));
    }
    List<String> picture =
        new ArrayList<>(
            List.of(
                "sequenceDiagram",
                "  participant you",
                "  participant registry",
                "  participant ECS",
                "  participant task",
                format("  you->>registry: push %s", image.words()),
                "  you->>ECS: apply, or a new deployment",
                "  ECS->>registry: pull",
                "  ECS->>task: start"));
    picture.addAll(steps);
    lines.add(Line.code(Chapter.ROLLOUT, "mermaid", picture.toArray(String[]::new)));
    return lines;
  }

  private String arguments() {
    return Commands.cluster(frame, cluster.name());
  }

  private String redeploy(Workload workload) {
    return format(
        "aws ecs update-service --force-new-deployment %s --service %s",
        arguments(), workload.launch().orElseThrow().name());
  }
}
