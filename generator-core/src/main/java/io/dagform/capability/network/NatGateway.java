package io.dagform.capability.network;

import io.dagform.blueprint.Control;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/**
 * One NAT gateway, in the zone that comes first in the alphabet: the order in the spec moves
 * nothing.
 */
record NatGateway() implements Egress {
  static final Alternative<NatGateway> ALTERNATIVE =
      Alternative.bare(
          "nat_gateway",
          new NatGateway(),
          "Tasks run in the application subnets and go out through one NAT gateway, in the first of the zones.");

  @Override
  public String word() {
    return "nat_gateway";
  }

  @Override
  public Tier tasks() {
    return Tier.APPLICATION;
  }

  @Override
  public boolean publicAddresses() {
    return false;
  }

  @Override
  public List<String> natGateways(List<String> zones) {
    return zones.stream().sorted().limit(1).toList();
  }

  @Override
  public boolean existing() {
    return false;
  }

  @Override
  public List<Control> controls() {
    return List.of(Control.on(DiagnosticCode.TASKS_WITH_PUBLIC_IP, PATH));
  }
}
