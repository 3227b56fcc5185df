package io.dagform.capability.cluster;

/**
 * What Fargate offers a cluster for its tasks (Amazon ECS developer guide, "Fargate capacity
 * providers").
 */
public enum CapacityProvider {
  FARGATE,
  FARGATE_SPOT
}
