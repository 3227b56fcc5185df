package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The subnets of a tier.
 *
 * @param ids their ids by the letters of their zones
 * @param ready what has to be there before anything in them reaches the internet
 * @param open whether they have a route to an internet gateway
 */
public record Subnets(SortedMap<String, Value> ids, List<Ref> ready, boolean open) {
  public Subnets {
    ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
    ready = List.copyOf(ready);
  }

  /** The ids in the order of the zones. */
  public List<Value> list() {
    return List.copyOf(ids.values());
  }
}
