package io.dagform.capability.network;

import io.dagform.aws.Cidr;
import io.dagform.aws.Vpcs;
import java.util.Locale;

/**
 * A tier of subnets. The block of a zone's subnet, where the spec leaves it to the generator,
 * depends on the zone's letter only, so that a zone can come or go without moving another's subnet.
 */
public enum Tier {
  /** A route to the internet gateway: load balancers, NAT gateways, tasks with public addresses. */
  PUBLIC("public_subnets", Vpcs.PUBLIC_ZONES, Vpcs.LONGEST_LOAD_BALANCER_PREFIX) {
    @Override
    Cidr derived(Cidr vpc, String zone) {
      return vpc.subnet(Vpcs.SUBNET_BITS, Vpcs.PUBLIC_ZONES.indexOf(zone));
    }
  },
  /** A way out through NAT: tasks. */
  APPLICATION("application_subnets", Vpcs.PRIVATE_ZONES, Vpcs.LONGEST_PREFIX) {
    @Override
    Cidr derived(Cidr vpc, String zone) {
      return vpc.subnet(
          Vpcs.SUBNET_BITS, Vpcs.PUBLIC_ZONES.length() + Vpcs.PRIVATE_ZONES.indexOf(zone));
    }
  },
  /** No way out: databases. */
  DATA("data_subnets", Vpcs.PRIVATE_ZONES, Vpcs.LONGEST_PREFIX) {
    @Override
    Cidr derived(Cidr vpc, String zone) {
      int before = (Vpcs.PUBLIC_ZONES.length() + Vpcs.PRIVATE_ZONES.length()) << Vpcs.DATA_BITS;
      return vpc.subnet(
          Vpcs.SUBNET_BITS + Vpcs.DATA_BITS, before + Vpcs.PRIVATE_ZONES.indexOf(zone));
    }
  };

  private final String key;
  private final String zones;
  private final int longestPrefix;

  Tier(String key, String zones, int longestPrefix) {
    this.key = key;
    this.zones = zones;
    this.longestPrefix = longestPrefix;
  }

  /** The field of the spec. */
  public String key() {
    return key;
  }

  /** The letters of the zones for which a block can be derived. */
  String zones() {
    return zones;
  }

  /** The prefix of the smallest subnet. */
  int longestPrefix() {
    return longestPrefix;
  }

  /** How many bits a derived subnet's prefix is longer than the VPC's. */
  int bits() {
    return this == DATA ? Vpcs.SUBNET_BITS + Vpcs.DATA_BITS : Vpcs.SUBNET_BITS;
  }

  abstract Cidr derived(Cidr vpc, String zone);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
