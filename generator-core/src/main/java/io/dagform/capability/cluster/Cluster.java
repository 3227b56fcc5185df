package io.dagform.capability.cluster;

import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Frame;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.Mapped;
import io.dagform.spec.OrExisting;

/** The ECS cluster of the services. */
public sealed interface Cluster permits OwnCluster, ExistingCluster {
  Field<Cluster> FIELD =
      Field.namedAs(
          "cluster",
          new OrExisting<Cluster>(
              Mapped.of(text(Form.ECS_NAME), OwnCluster::new), ExistingCluster.TYPE),
          "{name}",
          "Name of the ECS cluster.");

  String name();

  /** Whether tasks of it run on a capacity provider. */
  boolean offers(CapacityProvider provider);

  ClusterPart draw(Frame frame, boolean containerInsights);
}
