package io.dagform.capability.webserver;

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

/** Always the same number. */
record FixedTasks(int tasks) implements Scaling {
  @Override
  public Count count() {
    return new Count(tasks, "", Optional.empty());
  }

  @Override
  public Part draw(String name, ClusterPart cluster, Workload webserver) {
    return new Part() {
      @Override
      public List<Line> lines() {
        return List.of(Line.paragraph(Chapter.SCALING, "The webserver has one task."));
      }
    };
  }

  @Override
  public void check(Size size, int idleMib, Findings findings) {
    // Every number that the field takes will do.
  }
}
