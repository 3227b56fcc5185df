package io.dagform.capability.cluster;

import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.Scalars;

/** The ECS cluster of the services. */
public sealed interface Cluster permits OwnCluster {
  Field<String> FIELD =
      Field.named("cluster", Scalars.text(Form.ECS_NAME), "{name}", "Name of the ECS cluster.");

  String name();

  ClusterPart draw(boolean containerInsights);
}
