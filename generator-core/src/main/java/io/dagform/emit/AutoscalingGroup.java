package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Dagster.Scaling;

/** Autoscaling of the webserver; the daemon is one task by nature. */
final class AutoscalingGroup extends Group {
  // Slow to remove what was just needed, quick to add.
  private static final int SCALE_IN_COOLDOWN_SECONDS = 300;
  private static final int SCALE_OUT_COOLDOWN_SECONDS = 60;

  private final String prefix;

  AutoscalingGroup(Stack stack, Blueprint blueprint, Scaling.TargetTracking tracking) {
    super(stack, "autoscaling");
    prefix = blueprint.deployment().name() + "-webserver-";
    Value resource =
        Value.template(
            Value.text("service/"),
            Addresses.CLUSTER.attribute("name"),
            Value.text("/"),
            Addresses.service(blueprint.webserver()).attribute("name"));
    add(
        Addresses.SCALABLE_TARGET,
        AppautoscalingTarget.Builder.create(this, Addresses.SCALABLE_TARGET.address())
            .serviceNamespace("ecs")
            .resourceId("-")
            .scalableDimension("ecs:service:DesiredCount")
            .minCapacity(tracking.minimumTasks())
            .maxCapacity(tracking.maximumTasks())
            .build(),
        new Extras().value("resource_id", resource));
    tracking
        .cpuPercent()
        .ifPresent(percent -> policy("cpu", "ECSServiceAverageCPUUtilization", percent));
    tracking
        .memoryPercent()
        .ifPresent(percent -> policy("memory", "ECSServiceAverageMemoryUtilization", percent));
  }

  private void policy(String metric, String predefined, int percent) {
    Ref target = Addresses.SCALABLE_TARGET;
    add(
        Addresses.scalingPolicy(metric),
        AppautoscalingPolicy.Builder.create(this, Addresses.scalingPolicy(metric).address())
            .name(prefix + metric)
            .serviceNamespace(target.json("service_namespace"))
            .resourceId(target.json("resource_id"))
            .scalableDimension(target.json("scalable_dimension"))
            .policyType("TargetTrackingScaling")
            .targetTrackingScalingPolicyConfiguration(
                AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
                    .targetValue(percent)
                    .scaleInCooldown(SCALE_IN_COOLDOWN_SECONDS)
                    .scaleOutCooldown(SCALE_OUT_COOLDOWN_SECONDS)
                    .predefinedMetricSpecification(
                        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
                            .builder()
                            .predefinedMetricType(predefined)
                            .build())
                    .build())
            .build());
  }
}
