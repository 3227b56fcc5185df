package io.dagform.emit;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceLoadBalancer;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Dagster.Webserver;
import java.util.ArrayList;
import java.util.List;

/** The webserver behind nginx, in the target group of the load balancer. */
final class WebserverGroup extends TaskGroup {
  // The first start imports the user's code on a small share of a processor.
  private static final int HEALTH_CHECK_GRACE_SECONDS = 300;

  WebserverGroup(
      Stack stack, Blueprint blueprint, ContainerDefinitions definitions, Remarks remarks) {
    super(stack, blueprint.webserver(), blueprint, definitions, remarks);
    Webserver webserver = blueprint.deployment().dagster().webserver();
    EcsService.Builder builder =
        service(blueprint.webserver(), webserver.service())
            .desiredCount(webserver.scaling().initialTasks())
            .deploymentMinimumHealthyPercent(100)
            .deploymentMaximumPercent(200)
            .healthCheckGracePeriodSeconds(HEALTH_CHECK_GRACE_SECONDS)
            .loadBalancer(
                List.of(
                    EcsServiceLoadBalancer.builder()
                        .targetGroupArn(Addresses.TARGET_GROUP.arn())
                        .containerName("nginx")
                        .containerPort(webserver.port())
                        .build()));
    Extras extras = serviceExtras();
    if (webserver.scaling() instanceof Scaling.TargetTracking) {
      builder.lifecycle(
          TerraformResourceLifecycle.builder().ignoreChanges(List.of("desired_count")).build());
      extras.note("lifecycle.ignore_changes", "Autoscaling sets it.");
    }
    EcsService service = builder.build();
    service.addOverride("availability_zone_rebalancing", "ENABLED");
    // The bindings take a number only.
    service.addOverride("load_balancer.0.container_port", Addresses.TARGET_GROUP.json("port"));
    List<Ref> prerequisites = new ArrayList<>(prerequisites());
    prerequisites.add(Addresses.LISTENER);
    add(Addresses.service(blueprint.webserver()), after(service, prerequisites), extras);
  }
}
