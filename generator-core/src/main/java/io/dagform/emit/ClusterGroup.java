package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfig;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProviders;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProvidersConfig;
import io.dagform.capability.cluster.CapacityProvider;
import io.dagform.capability.cluster.OwnClusterPart;
import io.dagform.hcl.Extras;
import java.util.Arrays;
import java.util.List;

/** The cluster. */
final class ClusterGroup extends Group {
  ClusterGroup(Stack stack, OwnClusterPart part, Remarks remarks) {
    super(stack, "cluster");
    Extras extras = new Extras();
    if (!part.containerInsights()) {
      Remarks.skip(extras, "CKV_AWS_65", Remarks.field("observability.container_insights", "off"));
    }
    block(
        OwnClusterPart.CLUSTER,
        EcsCluster::new,
        EcsClusterConfig.builder()
            .name(part.name())
            .setting(
                List.of(
                    EcsClusterSetting.builder()
                        .name("containerInsights")
                        .value(part.containerInsights() ? "enabled" : "disabled")
                        .build()))
            .build(),
        extras);
    block(
        OwnClusterPart.CAPACITY_PROVIDERS,
        EcsClusterCapacityProviders::new,
        EcsClusterCapacityProvidersConfig.builder()
            .clusterName(json(part.nameValue()))
            .capacityProviders(
                Arrays.stream(CapacityProvider.values()).map(CapacityProvider::name).toList())
            .build(),
        new Extras().note("capacity_providers", "A service moves between these in place."));
  }
}
