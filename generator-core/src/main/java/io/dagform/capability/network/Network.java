package io.dagform.capability.network;

import static io.dagform.spec.Field.required;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

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

  /**
   * Reports zones of the tasks in which a load balancer has no subnet: it sends them nothing
   * (Elastic Load Balancing, "Target groups for your Application Load Balancers").
   *
   * @param front the tier of the load balancer
   */
  public void reachesTasks(Tier front, Findings findings) {
    List<String> reached = vpc.zones(front);
    List<String> missed =
        vpc.zones(egress.tasks()).stream().filter(zone -> !reached.contains(zone)).toList();
    if (reached.size() > 1 && !missed.isEmpty()) { // fewer are a problem of their own
      SpecPath path = SpecPath.of("network.vpc.existing").key(front.key());
      findings.add(
          DiagnosticCode.UNREACHED_ZONE,
          path,
          format(
              "`%s` has no subnet in %s, where tasks run; the load balancer sends nothing there.",
              path, String.join(", ", missed)),
          "Name a subnet there, or leave the zone out of the tasks' subnets.");
    }
  }

  /** How many addresses there are for tasks; absent if nobody knows. */
  public Optional<Long> taskAddresses() {
    return vpc.addresses(egress.tasks());
  }

  /** The tier of the tasks. */
  public Tier taskTier() {
    return egress.tasks();
  }

  /** The letters of the zones that tasks run in. */
  public List<String> taskZones() {
    return vpc.zones(egress.tasks());
  }

  public List<Control> controls() {
    return egress.controls();
  }
}
