package io.dagform.aws;

/** Limits of VPCs and subnets (Amazon VPC user guide, "VPC CIDR blocks", "Subnet CIDR blocks"). */
public final class Vpcs {
  /** The prefix of the largest VPC or subnet. */
  public static final int SHORTEST_PREFIX = 16;

  /** The prefix of the smallest VPC or subnet. */
  public static final int LONGEST_PREFIX = 28;

  /**
   * The prefix of the smallest subnet of a load balancer (Elastic Load Balancing user guide,
   * "Subnets for your load balancer").
   */
  public static final int LONGEST_LOAD_BALANCER_PREFIX = 27;

  /** How many bits a derived subnet's prefix is longer than the VPC's: a VPC has 16 of them. */
  public static final int SUBNET_BITS = 4;

  /** The letters of zones that a derived public subnet exists for; the other half is kept free. */
  public static final String SUBNET_ZONES = "abcdefgh";

  private Vpcs() {}

  /**
   * The block of a zone's public subnet, where the spec leaves it to the generator. It depends on
   * the zone's letter only, so that a zone can come or go without moving another's subnet.
   */
  public static Cidr publicSubnet(Cidr vpc, String zone) {
    return vpc.subnet(SUBNET_BITS, SUBNET_ZONES.indexOf(zone));
  }
}
