package io.dagform.capability.network;

import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.OrExisting;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** The VPC of a deployment. */
public sealed interface Vpc permits OwnVpc, ExistingVpc {
  Type<Vpc> TYPE = new OrExisting<>(OwnVpc.TYPE, ExistingVpc.TYPE);

  /** Its IPv4 CIDR block. */
  String cidr();

  /** The letters of the zones that a tier has subnets in; none where the tier does not exist. */
  List<String> zones(Tier tier);

  /** How many addresses the subnets of a tier give away together; absent if nobody knows. */
  Optional<Long> addresses(Tier tier);

  /** Draws it, with the tiers that something goes into. */
  NetworkPart draw(Frame frame, Egress egress, List<Tier> tiers);

  /** Checks it, and whether the region and the way out go with it. */
  void check(String region, Egress egress, List<Tier> tiers, Findings findings);
}
