package io.dagform.capability.network;

import io.dagform.blueprint.Control;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** Every task has a public address in a public subnet. */
record PublicIp() implements Egress {
  static final Alternative<PublicIp> ALTERNATIVE =
      Alternative.bare(
          "public_ip",
          new PublicIp(),
          "Tasks run in the public subnets and have public addresses.");

  @Override
  public String word() {
    return "public_ip";
  }

  @Override
  public Tier tasks() {
    return Tier.PUBLIC;
  }

  @Override
  public boolean publicAddresses() {
    return true;
  }

  @Override
  public List<String> natGateways(List<String> zones) {
    return List.of();
  }

  @Override
  public boolean existing() {
    return false;
  }

  @Override
  public List<Control> controls() {
    return List.of(Control.off(DiagnosticCode.TASKS_WITH_PUBLIC_IP, PATH, ""));
  }
}
