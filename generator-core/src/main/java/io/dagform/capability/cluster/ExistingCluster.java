package io.dagform.capability.cluster;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.ByKey;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import io.dagform.spec.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster that somebody else manages.
 *
 * @param capacityProviders those that it has, which Terraform can't look up (provider 5.100)
 */
public record ExistingCluster(String name, List<CapacityProvider> capacityProviders)
    implements Cluster {
  private static final Field<String> NAME =
      required("name", text(Form.ECS_NAME), "Name of a cluster that exists.");
  private static final Field<List<CapacityProvider>> CAPACITY_PROVIDERS =
      optional(
          "capacity_providers",
          new ListOf<>(
              word(CapacityProvider.class),
              1,
              CapacityProvider.values().length,
              "API, PutClusterCapacityProviders"),
          List.of(CapacityProvider.FARGATE),
          "Those of Fargate's capacity providers that the cluster has.");

  public static final Type<Cluster> TYPE =
      new ByKey<Cluster>(
          List.of(
              new ByKey.Shape<>(
                  NAME.key(),
                  new MapType<>(
                      List.of(NAME, CAPACITY_PROVIDERS),
                      in -> new ExistingCluster(in.get(NAME), in.get(CAPACITY_PROVIDERS))))),
          Mapped.of(
              text(Form.ECS_NAME),
              name -> new ExistingCluster(name, List.of(CapacityProvider.FARGATE))));

  @Override
  public boolean offers(CapacityProvider provider) {
    return capacityProviders.contains(provider);
  }

  @Override
  public ClusterPart draw(Frame frame, boolean containerInsights) {
    return new ExistingClusterPart(frame, name, capacityProviders);
  }

  /** A cluster that is referred to and never managed. */
  private record ExistingClusterPart(
      Frame frame, String name, List<CapacityProvider> capacityProviders) implements ClusterPart {
    @Override
    public Value id() {
      return frame.arn("ecs", "cluster/" + name);
    }

    @Override
    public Value nameValue() {
      return Value.text(name);
    }

    @Override
    public List<Ref> ready() {
      return List.of();
    }

    @Override
    public List<Line> lines() {
      return List.of(
          Line.row(
              Chapter.COMPONENTS,
              "cluster",
              format(
                  "`%s`, which is not managed here; it has the capacity providers %s",
                  name,
                  capacityProviders.stream()
                      .map(each -> format("`%s`", each))
                      .collect(Collectors.joining(", ")))));
    }
  }
}
