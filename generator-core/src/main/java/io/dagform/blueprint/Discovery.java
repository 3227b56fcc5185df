package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;

/**
 * A name in the deployment's private zone, by which tasks of a service are found.
 *
 * @param key the service's stable name
 * @param label the first label of the name
 * @param zoneId of the private zone, as a value
 */
public record Discovery(String key, String label, Value zoneId) {
  /** Seconds for which somebody may go on to use an address. */
  public static final int TTL_SECONDS = 10;

  /** The private zone. */
  public static final Ref ZONE =
      Ref.resource("aws_service_discovery_private_dns_namespace", "main");

  private static final String SERVICE = "aws_service_discovery_service";

  /** A name in the zone of the deployment's own. */
  public static Discovery of(String key, String label) {
    return new Discovery(key, label, ZONE.attribute("id"));
  }

  /** Where Cloud Map keeps the addresses. */
  public Ref service() {
    return Ref.resource(SERVICE, key);
  }

  /** What Terraform manages for it. */
  public Managed managed() {
    return Managed.drawn(SERVICE).get(0);
  }
}
