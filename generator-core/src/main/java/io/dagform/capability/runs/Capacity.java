package io.dagform.capability.runs;

import io.dagform.capability.cluster.CapacityProvider;
import java.util.Locale;

/** What tasks run on (Amazon ECS developer guide, "Fargate capacity providers"). */
enum Capacity {
  /** Fargate. */
  ON_DEMAND(CapacityProvider.FARGATE),
  /** Fargate Spot, which costs less, and which AWS takes back after two minutes' notice. */
  SPOT(CapacityProvider.FARGATE_SPOT);

  private final CapacityProvider provider;

  Capacity(CapacityProvider provider) {
    this.provider = provider;
  }

  CapacityProvider provider() {
    return provider;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
