package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryService;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfigDnsRecords;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceHealthCheckCustomConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Workload;
import io.dagform.hcl.Extras;
import java.util.List;
import java.util.Optional;

/** The names of the services in the private zone. */
final class DiscoveryGroup extends Group {
  DiscoveryGroup(Stack stack, Blueprint blueprint) {
    super(stack, PrivateZoneGroup.FILE);
    blueprint.workloads().stream()
        .map(Workload::discovery)
        .flatMap(Optional::stream)
        .forEach(this::name);
  }

  private void name(Discovery discovery) {
    block(
        discovery.service(),
        ServiceDiscoveryService::new,
        ServiceDiscoveryServiceConfig.builder()
            .name(discovery.label())
            .forceDestroy(true)
            .dnsConfig(
                ServiceDiscoveryServiceDnsConfig.builder()
                    .namespaceId(json(discovery.zoneId()))
                    .routingPolicy("MULTIVALUE")
                    .dnsRecords(
                        List.of(
                            ServiceDiscoveryServiceDnsConfigDnsRecords.builder()
                                .type("A")
                                .ttl(Discovery.TTL_SECONDS)
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
