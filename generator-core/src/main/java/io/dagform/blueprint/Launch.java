package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import java.util.List;
import java.util.Optional;

/**
 * An ECS service, which keeps tasks running.
 *
 * @param name its name
 * @param capacityProvider that its tasks run on (ECS API, CapacityProviderStrategyItem)
 * @param count how many tasks
 * @param rollout how a new revision comes
 * @param target where a load balancer finds it
 * @param discovery its name in the private zone; absent if it has none
 * @param exec whether people get a shell in its tasks
 */
public record Launch(
    String name,
    String capacityProvider,
    Count count,
    Rollout rollout,
    Optional<Target> target,
    Optional<Discovery> discovery,
    boolean exec) {

  /**
   * How many tasks.
   *
   * @param remark what a reader would ask about it; empty if nothing
   * @param leftAlone why Terraform does not set it again; absent if it does
   */
  public record Count(int tasks, String remark, Optional<String> leftAlone) {}

  /**
   * How a new revision comes, in percent of the tasks.
   *
   * @param rebalancing whether ECS moves tasks between zones
   */
  public record Rollout(int minimumHealthyPercent, int maximumPercent, boolean rebalancing) {}

  /**
   * Where a load balancer finds the tasks.
   *
   * @param graceSeconds seconds after a start in which a failing health check does not count
   * @param ready what has to be there before
   */
  public record Target(
      Ref targetGroup, String container, int port, int graceSeconds, List<Ref> ready) {}
}
