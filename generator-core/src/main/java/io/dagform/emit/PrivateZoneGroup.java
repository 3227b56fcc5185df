package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.service_discovery_private_dns_namespace.ServiceDiscoveryPrivateDnsNamespace;
import com.hashicorp.cdktf.providers.aws.service_discovery_private_dns_namespace.ServiceDiscoveryPrivateDnsNamespaceConfig;
import io.dagform.blueprint.Discovery;
import io.dagform.capability.discovery.PrivateZonePart;

/** The private zone. */
final class PrivateZoneGroup extends Group {
  static final String FILE = "discovery";

  PrivateZoneGroup(Stack stack, PrivateZonePart part, Remarks remarks) {
    super(stack, FILE);
    block(
        Discovery.ZONE,
        ServiceDiscoveryPrivateDnsNamespace::new,
        ServiceDiscoveryPrivateDnsNamespaceConfig.builder()
            .name(part.name())
            .description("Names of the processes of Dagster")
            .vpc(json(part.vpcId()))
            .build());
  }
}
