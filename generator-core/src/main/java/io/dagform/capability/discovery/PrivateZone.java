package io.dagform.capability.discovery;

import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Frame;
import io.dagform.hcl.Value;

/**
 * A private zone in which processes are found by their names.
 *
 * @param id of its namespace in Cloud Map, as a value
 */
public record PrivateZone(String name, Value id) {
  /** The deployment's own. */
  public static PrivateZone own(Frame frame) {
    return new PrivateZone(PrivateZonePart.name(frame), Discovery.ZONE.attribute("id"));
  }

  /** The name of a process in it. */
  public String host(String label) {
    return label + "." + name;
  }
}
