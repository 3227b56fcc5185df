package io.dagform.blueprint;

import io.dagform.hcl.Ref;

/**
 * A name in the deployment's private zone, by which tasks of a service are found.
 *
 * @param key the service's stable name
 * @param label the first label of the name
 */
public record Discovery(String key, String label) {
  /** Seconds for which somebody may go on to use an address. */
  public static final int TTL_SECONDS = 10;

  /** The private zone. */
  public static final Ref ZONE =
      Ref.resource("aws_service_discovery_private_dns_namespace", "main");

  private static final String SERVICE = "aws_service_discovery_service";

  /** Where Cloud Map keeps the addresses. */
  public Ref service() {
    return Ref.resource(SERVICE, key);
  }

  /** What Terraform manages for it. */
  public Managed managed() {
    return Managed.drawn(SERVICE).get(0);
  }
}
