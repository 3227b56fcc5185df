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

  private Vpcs() {}
}
