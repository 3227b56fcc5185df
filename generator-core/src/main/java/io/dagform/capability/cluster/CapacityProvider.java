package io.dagform.capability.cluster;

/**
 * What Fargate offers a cluster for its tasks (Amazon ECS developer guide, "Fargate capacity
 * providers").
 */
public enum CapacityProvider {
  FARGATE("Fargate"),
  FARGATE_SPOT("Fargate Spot");

  private final String words;

  CapacityProvider(String words) {
    this.words = words;
  }

  /** As AWS calls it in a text. */
  public String words() {
    return words;
  }
}
