package io.dagform.spec;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.model.Network;
import io.dagform.model.Network.Egress;
import io.dagform.model.Network.Subnets;
import io.dagform.model.Network.Vpc;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** The fields of {@code network}. */
final class NetworkSpec {
  private static final String ZONES =
      "Elastic Load Balancing user guide; AWS global infrastructure";
  private static final int MOST_ZONES = 6;

  private static final Field<String> CIDR =
      required("cidr", text(Form.IPV4_CIDR), "IPv4 CIDR block of the VPC, /16 to /28.");
  private static final Field<List<String>> AVAILABILITY_ZONES =
      required(
          "availability_zones",
          new ListOf<>(text(Form.ZONE_LETTER), 2, MOST_ZONES, ZONES),
          "Letters of the availability zones; a load balancer needs two or more.");
  private static final Type<Subnets> SUBNETS_TYPE =
      Mapped.of(new ListOf<>(text(Form.IPV4_CIDR), 2, MOST_ZONES, ZONES), Subnets.Written::new);
  private static final Field<Subnets> PUBLIC_SUBNETS =
      described(
          "public_subnets",
          SUBNETS_TYPE,
          new Subnets.Derived(),
          "sixteenths of the VPC's block, zone `a` the first, zone `b` the second",
          "IPv4 CIDR blocks of the public subnets, one for each availability zone in their order.");

  private static final Type<Vpc> VPC_TYPE =
      new MapType<>(
          List.of(CIDR, AVAILABILITY_ZONES, PUBLIC_SUBNETS),
          in -> new Vpc(in.get(CIDR), in.get(AVAILABILITY_ZONES), in.get(PUBLIC_SUBNETS)));

  private static final Type<Egress> EGRESS_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.bare(
                  "public_ip",
                  new Egress.PublicIp(),
                  "Tasks run in the public subnets and have public addresses.")));

  private static final Field<Vpc> VPC = required("vpc", VPC_TYPE, "The deployment's own VPC.");
  private static final Field<Egress> EGRESS =
      required("egress", EGRESS_TYPE, "How tasks reach AWS's APIs and the internet.");

  static final Type<Network> TYPE =
      new MapType<>(List.of(VPC, EGRESS), in -> new Network(in.get(VPC), in.get(EGRESS)));

  private NetworkSpec() {}
}
