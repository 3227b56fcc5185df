package io.dagform.blueprint;

import java.util.Optional;

/**
 * Traffic that is allowed: a rule at each end that has a security group.
 *
 * @param protocol what is spoken, for descriptions
 * @param cidr the IPv4 CIDR block of an end that is the internet
 */
public record Flow(Peer from, Peer to, String protocol, int port, Optional<String> cidr) {

  /** Whether it comes from everywhere. */
  public boolean isOpenToInternet() {
    return from == Peer.INTERNET && network().isEmpty();
  }

  /** The CIDR block of an end that is a part of the internet; absent if that end is all of it. */
  public Optional<String> network() {
    return cidr.filter(block -> !block.equals(ANYWHERE));
  }

  /** The CIDR block of the whole internet. */
  public static final String ANYWHERE = "0.0.0.0/0";
}
