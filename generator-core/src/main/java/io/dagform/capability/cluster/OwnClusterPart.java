package io.dagform.capability.cluster;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/** A cluster of the deployment's own. */
public record OwnClusterPart(String name, boolean containerInsights) implements ClusterPart {
  public static final Ref CLUSTER = Ref.resource("aws_ecs_cluster", "main");
  public static final Ref CAPACITY_PROVIDERS =
      Ref.resource("aws_ecs_cluster_capacity_providers", "main");

  @Override
  public Value id() {
    return CLUSTER.attribute("id");
  }

  @Override
  public Value nameValue() {
    return CLUSTER.attribute("name");
  }

  @Override
  public List<Ref> ready() {
    return List.of(CAPACITY_PROVIDERS);
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.regional("cluster", name, "dagster.cluster"));
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_ecs_cluster", name),
        Managed.named("aws_ecs_cluster_capacity_providers", name));
  }

  @Override
  public List<Line> lines() {
    return List.of(Line.row(Chapter.COMPONENTS, "cluster", format("`%s`", name)));
  }
}
