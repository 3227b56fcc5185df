package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Architecture;
import java.util.List;

/**
 * Where tasks run.
 *
 * @param cluster the id of the cluster, as a value
 * @param ready what the cluster needs before a task starts in it
 * @param publicAddress whether tasks have public addresses
 */
public record Place(
    Value cluster,
    List<Ref> ready,
    Architecture architecture,
    Subnets subnets,
    boolean publicAddress) {
  public Place {
    ready = List.copyOf(ready);
  }
}
