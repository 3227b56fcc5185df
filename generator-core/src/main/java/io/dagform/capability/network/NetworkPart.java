package io.dagform.capability.network;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Subnets;
import io.dagform.blueprint.TaskExtension;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/** The network that other parts stand in. */
public interface NetworkPart extends Part {
  int HTTPS_PORT = 443;

  Value vpcId();

  /** The IPv4 CIDR block of the VPC. */
  String cidr();

  /** The subnets of a tier that something goes into. */
  Subnets subnets(Tier tier);

  /** The name of a zone that a tier has a subnet in, as a value. */
  Value zone(Tier tier, String letter);

  /** What gives it a way to the internet. */
  List<Ref> internet();

  /** Where tasks run. */
  Subnets tasks();

  /** Whether tasks have public addresses. */
  boolean publicAddresses();

  /** The way out of a task. */
  default TaskExtension way() {
    return TaskExtension.none().uses(new Port(Peer.INTERNET, "HTTPS", HTTPS_PORT));
  }
}
