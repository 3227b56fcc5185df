package io.dagform.capability.discovery;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Value;
import java.util.List;

/** The private zone in which processes are found by their names. */
public record PrivateZonePart(Frame frame, Value vpcId) implements Part {
  /** The zone's name. */
  public String name() {
    return name(frame);
  }

  /** The zone's name in a deployment. */
  public static String name(Frame frame) {
    return frame.name() + ".internal";
  }

  @Override
  public List<Managed> managed() {
    return Managed.drawn(Discovery.ZONE.type());
  }

  @Override
  public List<Line> lines() {
    return List.of(Line.row(Chapter.BILL, "Route 53", "1", "private hosted zone, and queries"));
  }
}
