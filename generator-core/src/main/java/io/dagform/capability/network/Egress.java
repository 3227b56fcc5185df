package io.dagform.capability.network;

import io.dagform.blueprint.Control;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;

/** How tasks reach AWS's APIs and the internet. */
public sealed interface Egress permits PublicIp, NatGateway, NatGatewayPerZone, ExistingEgress {
  SpecPath PATH = SpecPath.of("network.egress");

  Type<Egress> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Egress>>of(
              PublicIp.ALTERNATIVE,
              NatGateway.ALTERNATIVE,
              NatGatewayPerZone.ALTERNATIVE,
              ExistingEgress.ALTERNATIVE));

  /** Its name in the spec. */
  String word();

  /** Where tasks run. */
  Tier tasks();

  /** Whether tasks have public addresses. */
  boolean publicAddresses();

  /** The letters of the zones that have a NAT gateway, of all. */
  List<String> natGateways(List<String> zones);

  /** Whether it is there already, in a VPC that is. */
  boolean existing();

  /** What keeps its risks away. */
  List<Control> controls();
}
