package io.dagform.capability.process;

import io.dagform.capability.cluster.CapacityProvider;
import java.util.Locale;

/** What tasks run on (Amazon ECS developer guide, "Fargate capacity providers"). */
public enum Capacity {
  /** Fargate. */
  ON_DEMAND(CapacityProvider.FARGATE),
  /** Fargate Spot, which costs less, and which AWS takes back after two minutes' notice. */
  SPOT(CapacityProvider.FARGATE_SPOT);

  private final CapacityProvider provider;

  Capacity(CapacityProvider provider) {
    this.provider = provider;
  }

  /** Of the cluster. */
  public CapacityProvider provider() {
    return provider;
  }

  /** Behind the size of a task in a sentence; nothing where it is what one expects. */
  public String afterSize() {
    return this == SPOT ? ", on Fargate Spot" : "";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
