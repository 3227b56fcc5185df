package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Launch.Count;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.diagnostic.Findings;
import io.dagform.model.Size;
import java.util.List;
import java.util.Optional;

/** Always the same number; none at all is a service that people start and stop. */
record FixedTasks(int tasks) implements Scaling {
  @Override
  public Count count() {
    return new Count(
        tasks, "", tasks == 0 ? Optional.of("People start and stop it.") : Optional.empty());
  }

  @Override
  public boolean scales() {
    return false;
  }

  @Override
  public boolean needsLoadBalancer() {
    return false;
  }

  @Override
  public int most() {
    return Math.max(1, tasks);
  }

  @Override
  public Part draw(String name, ClusterPart cluster, Workload webserver) {
    return new Part() {
      @Override
      public List<Line> lines() {
        return FixedTasks.this.lines(cluster, webserver);
      }
    };
  }

  private List<Line> lines(ClusterPart cluster, Workload webserver) {
    if (tasks > 0) {
      return List.of(
          Line.paragraph(
              Chapter.SCALING,
              tasks == 1
                  ? "The webserver has one task."
                  : format("The webserver has %s tasks.", tasks)));
    }
    String command =
        format(
            "aws ecs update-service --cluster %s --service %s --desired-count ",
            cluster.name(), webserver.launch().orElseThrow().name());
    return List.of(
        Line.paragraph(
            Chapter.SCALING,
            "The webserver has no task until somebody starts one, and Terraform leaves the number alone. The daemon runs schedules without it. To start and to stop it:"),
        Line.code(Chapter.SCALING, "sh", command + "1", command + "0"));
  }

  @Override
  public void check(Size size, int idleMib, Findings findings) {
    // Every number that the field takes will do.
  }
}
