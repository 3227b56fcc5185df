package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.service_discovery_private_dns_namespace.ServiceDiscoveryPrivateDnsNamespace;
import com.hashicorp.cdktf.providers.aws.service_discovery_private_dns_namespace.ServiceDiscoveryPrivateDnsNamespaceConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryService;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfigDnsRecords;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceHealthCheckCustomConfig;
import io.dagform.capability.webserver.InternalPart;
import io.dagform.hcl.Extras;
import java.util.List;

/** The private zone and the name of the webserver in it. */
final class InternalGroup extends Group {
  InternalGroup(Stack stack, InternalPart part, Remarks remarks) {
    super(stack, "discovery");
    block(
        InternalPart.NAMESPACE,
        ServiceDiscoveryPrivateDnsNamespace::new,
        ServiceDiscoveryPrivateDnsNamespaceConfig.builder()
            .name(part.namespace())
            .description("Names of the processes of Dagster")
            .vpc(json(part.vpcId()))
            .build());
    block(
        InternalPart.SERVICE,
        ServiceDiscoveryService::new,
        ServiceDiscoveryServiceConfig.builder()
            .name("webserver")
            .forceDestroy(true)
            .dnsConfig(
                ServiceDiscoveryServiceDnsConfig.builder()
                    .namespaceId(InternalPart.NAMESPACE.id())
                    .routingPolicy("MULTIVALUE")
                    .dnsRecords(
                        List.of(
                            ServiceDiscoveryServiceDnsConfigDnsRecords.builder()
                                .type("A")
                                .ttl(InternalPart.TTL_SECONDS)
                                .build()))
                    .build())
            .healthCheckCustomConfig(
                ServiceDiscoveryServiceHealthCheckCustomConfig.builder()
                    .failureThreshold(1)
                    .build())
            .build(),
        new Extras()
            .note(
                "health_check_custom_config.failure_threshold",
                "AWS sets 1 whatever is written, and an empty block would replace the service at every plan.")
            .note(
                "force_destroy",
                "The last tasks may still be registered when their service is gone."));
  }
}
