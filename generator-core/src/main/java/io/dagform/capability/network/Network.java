package io.dagform.capability.network;

import static io.dagform.spec.Field.required;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Risk;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** Where the deployment runs, and its way out. */
public record Network(Vpc vpc, Egress egress) {
  private static final Field<Vpc> VPC =
      required("vpc", Vpc.TYPE, "The VPC: one of the deployment's own, or one that exists.");
  private static final Field<Egress> EGRESS =
      required("egress", Egress.TYPE, "How tasks reach AWS's APIs and the internet.");

  public static final Type<Network> TYPE =
      new MapType<>(List.of(VPC, EGRESS), in -> new Network(in.get(VPC), in.get(EGRESS)));

  /**
   * Draws it.
   *
   * @param tiers those that something beside the tasks goes into
   */
  public NetworkPart draw(Frame frame, List<Tier> tiers) {
    return vpc.draw(frame, egress, tiers);
  }

  public void check(String region, List<Tier> tiers, Findings findings) {
    vpc.check(region, egress, tiers, findings);
  }

  public List<Risk> risks() {
    return egress.risks();
  }
}
