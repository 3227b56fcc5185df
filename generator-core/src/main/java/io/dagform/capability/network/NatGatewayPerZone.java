package io.dagform.capability.network;

import io.dagform.blueprint.Control;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** A NAT gateway in each zone, so that no zone depends on another. */
record NatGatewayPerZone() implements Egress {
  static final Alternative<NatGatewayPerZone> ALTERNATIVE =
      Alternative.bare(
          "nat_gateway_per_az",
          new NatGatewayPerZone(),
          "Tasks run in the application subnets and go out through a NAT gateway in their own zone.");

  @Override
  public String word() {
    return "nat_gateway_per_az";
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
    return zones;
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
