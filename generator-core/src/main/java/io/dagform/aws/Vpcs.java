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

  /** The letters of zones that a derived public subnet exists for: the first half of the block. */
  public static final String PUBLIC_ZONES = "abcdefgh";

  /**
   * The letters of zones that derived private subnets exist for: six sixteenths of the block for
   * applications, quarters of the last two for data. No region has more zones (AWS global
   * infrastructure).
   */
  public static final String PRIVATE_ZONES = "abcdef";

  /** How many bits the prefix of a derived data subnet is longer than that of the others. */
  public static final int DATA_BITS = 2;

  private Vpcs() {}
}
