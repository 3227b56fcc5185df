package io.dagform.capability.network;

import io.dagform.aws.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CIDR blocks of the subnets of a tier.
 *
 * @param written a block for each zone, in the order of the zones; absent if they are derived
 */
record TierBlocks(Tier tier, Optional<List<String>> written) {

  /** The block of each zone by its letter. */
  SortedMap<String, String> byZone(String vpc, List<String> zones) {
    SortedMap<String, String> blocks = new TreeMap<>();
    for (int i = 0; i < zones.size(); i++) {
      String zone = zones.get(i);
      int place = i;
      blocks.put(
          zone,
          written
              .map(cidrs -> cidrs.get(place))
              .orElseGet(() -> tier.derived(Cidr.parse(vpc), zone).toString()));
    }
    return blocks;
  }
}
