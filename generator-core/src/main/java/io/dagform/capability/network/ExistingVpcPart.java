package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Regions;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Subnets;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A network that somebody else manages. */
record ExistingVpcPart(String region, ExistingVpc vpc, Egress egress) implements NetworkPart {
  @Override
  public Value vpcId() {
    return Value.text(vpc.id());
  }

  @Override
  public List<Managed> managed() {
    return List.of(Managed.named("existing_vpc", vpc.id()));
  }

  @Override
  public String cidr() {
    return vpc.cidr();
  }

  @Override
  public Subnets subnets(Tier tier) {
    TreeMap<String, Value> ids = new TreeMap<>();
    vpc.of(tier).forEach((zone, id) -> ids.put(zone, Value.text(id)));
    return new Subnets(ids, List.of(), tier == Tier.PUBLIC);
  }

  @Override
  public Value zone(Tier tier, String letter) {
    return Value.text(Regions.zone(region, letter));
  }

  @Override
  public List<Ref> internet() {
    return List.of();
  }

  @Override
  public Subnets tasks() {
    return subnets(egress.tasks());
  }

  @Override
  public boolean publicAddresses() {
    return egress.publicAddresses();
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "network",
            format("VPC `%s` (`%s`), which is not managed here", vpc.id(), vpc.cidr())));
    for (Tier tier : Tier.values()) {
      vpc.of(tier)
          .forEach(
              (zone, id) ->
                  lines.add(
                      Line.row(
                          Chapter.COMPONENTS,
                          tier + " subnet",
                          format("`%s` in zone %s", id, zone))));
    }
    lines.add(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            "The subnets of the tasks need a way to ECR, S3, Secrets Manager, CloudWatch Logs and whatever the code talks to, and the VPC needs `enable_dns_support` and `enable_dns_hostnames`: none of it is managed here."));
    return lines;
  }
}
