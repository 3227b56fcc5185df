package io.dagform.capability.cluster;

import io.dagform.blueprint.Frame;

/** A cluster that is made. */
record OwnCluster(String name) implements Cluster {
  @Override
  public boolean offers(CapacityProvider provider) {
    return true;
  }

  @Override
  public ClusterPart draw(Frame frame, boolean containerInsights) {
    return new OwnClusterPart(name, containerInsights);
  }
}
