package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

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

  // AWS Cloud Map API, ResourceId.
  private static final int LONGEST_ID = 64;

  private static final String SERVICE = "aws_service_discovery_service";

  /** A name in the zone of the deployment's own. */
  public static Discovery of(String key, String label) {
    return new Discovery(key, label, ZONE.attribute("id"));
  }

  /** Where Cloud Map keeps the addresses. */
  public Ref service() {
    return Ref.resource(SERVICE, key);
  }

  /**
   * What Terraform manages for it. Who may tag what exists can't be scoped (Service Authorization
   * Reference, AWS Cloud Map, TagResource), so in a part of a deployment it is known by its id.
   */
  public List<Managed> managed(Frame frame) {
    return List.of(
        new Managed(SERVICE, List.of()),
        frame.part().isEmpty()
            ? new Managed("discovered_by_tag", List.of())
            : new Managed("discovered_by_id", List.of(service().attribute("id", LONGEST_ID))));
  }
}
