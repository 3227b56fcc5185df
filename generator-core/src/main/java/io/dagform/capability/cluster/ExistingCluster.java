package io.dagform.capability.cluster;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.hcl.Value;
import java.util.List;

/** A cluster that somebody else manages. */
record ExistingCluster(String name) implements Cluster {
  @Override
  public ClusterPart draw(Frame frame, boolean containerInsights) {
    return new ExistingClusterPart(frame, name);
  }

  /** A cluster that is referred to and never managed. */
  private record ExistingClusterPart(Frame frame, String name) implements ClusterPart {
    @Override
    public Value id() {
      return Value.template(
          Value.text("arn:aws:ecs:"),
          Frame.regionId(),
          Value.text(":"),
          frame.account(),
          Value.text(":cluster/" + name));
    }

    @Override
    public Value nameValue() {
      return Value.text(name);
    }

    @Override
    public List<Line> lines() {
      return List.of(
          Line.row(Chapter.COMPONENTS, "cluster", format("`%s`, which is not managed here", name)));
    }
  }
}
