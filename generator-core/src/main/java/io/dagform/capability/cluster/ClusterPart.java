package io.dagform.capability.cluster;

import io.dagform.blueprint.Part;
import io.dagform.hcl.Value;

/** The cluster that services run in. */
public interface ClusterPart extends Part {
  String name();

  /** Its id or ARN, as a value. */
  Value id();

  /** Its name, as a value. */
  Value nameValue();
}
