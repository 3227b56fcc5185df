package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * Where tasks run.
 *
 * @param cluster the id of the cluster, as a value
 * @param ready what the cluster needs before a task starts in it
 * @param publicAddress whether tasks have public addresses
 * @param scheduled why the clock, and not Terraform, sets the number of tasks; absent if it does
 *     not
 */
public record Place(
    Value cluster,
    List<Ref> ready,
    Architecture architecture,
    Subnets subnets,
    boolean publicAddress,
    Optional<String> scheduled) {
  public Place {
    ready = List.copyOf(ready);
  }
}
