package io.dagform.model;

import java.util.List;

/** Where the deployment runs, and how its tasks reach AWS's APIs and the internet. */
public record Network(Vpc vpc, Egress egress) {

  /**
   * A VPC of the deployment's own.
   *
   * @param cidr its IPv4 CIDR block
   * @param availabilityZones the letters of the zones, such as {@code a}
   * @param publicSubnets a CIDR block for each zone, in the order of the zones
   */
  public record Vpc(String cidr, List<String> availabilityZones, List<String> publicSubnets) {
    public Vpc {
      availabilityZones = List.copyOf(availabilityZones);
      publicSubnets = List.copyOf(publicSubnets);
    }
  }

  /** The way out of the tasks. */
  public sealed interface Egress {
    /** Every task has a public address in a public subnet. */
    record PublicIp() implements Egress {}
  }
}
