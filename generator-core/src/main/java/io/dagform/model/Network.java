package io.dagform.model;

import java.util.List;

/** Where the deployment runs, and how its tasks reach AWS's APIs and the internet. */
public record Network(Vpc vpc, Egress egress) {

  /**
   * A VPC of the deployment's own.
   *
   * @param cidr its IPv4 CIDR block
   * @param availabilityZones the letters of the zones, such as {@code a}
   */
  public record Vpc(String cidr, List<String> availabilityZones, Subnets publicSubnets) {
    public Vpc {
      availabilityZones = List.copyOf(availabilityZones);
    }
  }

  /** The CIDR blocks of the subnets of one kind. */
  public sealed interface Subnets {
    /** A part of the VPC's block for each zone, chosen by the zone's letter. */
    record Derived() implements Subnets {}

    /**
     * What the spec says.
     *
     * @param cidrs a CIDR block for each zone, in the order of the zones
     */
    record Written(List<String> cidrs) implements Subnets {
      public Written {
        cidrs = List.copyOf(cidrs);
      }
    }
  }

  /** The way out of the tasks. */
  public sealed interface Egress {
    /** Every task has a public address in a public subnet. */
    record PublicIp() implements Egress {}
  }
}
