package io.dagform.capability.network;

import io.dagform.blueprint.Control;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** The way out that the application subnets of an existing VPC have. */
record ExistingEgress() implements Egress {
  static final Alternative<ExistingEgress> ALTERNATIVE =
      Alternative.bare(
          "existing",
          new ExistingEgress(),
          "Tasks run in the application subnets of a VPC that exists, which have a way out already.");

  @Override
  public String word() {
    return "existing";
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
    return List.of();
  }

  @Override
  public boolean existing() {
    return true;
  }

  @Override
  public List<Control> controls() {
    return List.of(Control.on(DiagnosticCode.TASKS_WITH_PUBLIC_IP, PATH));
  }
}
