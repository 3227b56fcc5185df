package io.dagform.capability.cluster;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/** The cluster that services run in. */
public interface ClusterPart extends Part {
  String name();

  /** Its id or ARN, as a value. */
  Value id();

  /** Its name, as a value. */
  Value nameValue();

  /**
   * What has to be there before a service starts in it, and before which no service may be left.
   */
  List<Ref> ready();

  /** A service of it, as Application Auto Scaling names it. */
  default Value scalable(Workload service) {
    return Value.template(
        Value.text("service/"), nameValue(), Value.text("/"), service.service().attribute("name"));
  }
}
