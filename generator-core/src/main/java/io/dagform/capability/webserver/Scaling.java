package io.dagform.capability.webserver;

import io.dagform.blueprint.Launch.Count;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.diagnostic.Findings;
import io.dagform.model.Size;

/** How many tasks of the webserver run. */
sealed interface Scaling permits FixedTasks, TargetTracking {
  /** The number that the service has. */
  Count count();

  /** Whether it changes the number. */
  boolean scales();

  /** Whether the number follows what comes through a load balancer. */
  boolean needsLoadBalancer();

  /** The largest number. */
  int most();

  /** What changes the number. */
  Part draw(String name, ClusterPart cluster, Workload webserver);

  /**
   * Checks it.
   *
   * @param idleMib what a task takes when nobody uses it
   */
  void check(Size size, int idleMib, Findings findings);
}
