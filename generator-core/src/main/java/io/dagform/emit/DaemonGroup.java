package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;

/** The daemon: one task; of two, one waits. */
final class DaemonGroup extends TaskGroup {
  DaemonGroup(Stack stack, Blueprint blueprint, ContainerDefinitions definitions, Remarks remarks) {
    super(stack, blueprint.daemon(), blueprint, definitions, remarks);
    Extras extras =
        serviceExtras()
            .note(
                "desired_count",
                "Dagster allows one daemon: a second one that ECS starts too early waits.");
    var service =
        service(blueprint.daemon(), blueprint.deployment().dagster().daemon().service())
            .desiredCount(1)
            .deploymentMinimumHealthyPercent(0)
            .deploymentMaximumPercent(100)
            .build();
    service.addOverride("availability_zone_rebalancing", "DISABLED");
    add(Addresses.service(blueprint.daemon()), after(service, prerequisites()), extras);
  }
}
