package io.dagform.capability.cluster;

/** A cluster that is made. */
public record OwnCluster(String name) implements Cluster {
  @Override
  public ClusterPart draw(boolean containerInsights) {
    return new OwnClusterPart(name, containerInsights);
  }
}
