package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyConfig;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import io.dagform.capability.webserver.AutoscalingPart;
import io.dagform.hcl.Ref;

/** Autoscaling of the webserver; the daemon is one task by nature. */
final class AutoscalingGroup extends Group {
  AutoscalingGroup(Stack stack, AutoscalingPart part, Remarks remarks) {
    super(stack, "autoscaling");
    ScalableTarget.add(
        this,
        AutoscalingPart.TARGET,
        part.resource(),
        part.minimumTasks(),
        part.maximumTasks(),
        part.scheduled());
    part.policies().forEach(policy -> policy(part, policy));
  }

  private void policy(AutoscalingPart part, AutoscalingPart.Policy policy) {
    Ref target = AutoscalingPart.TARGET;
    block(
        policy.ref(),
        AppautoscalingPolicy::new,
        AppautoscalingPolicyConfig.builder()
            .name(policy.name())
            .serviceNamespace(target.json("service_namespace"))
            .resourceId(target.json("resource_id"))
            .scalableDimension(target.json("scalable_dimension"))
            .policyType("TargetTrackingScaling")
            .targetTrackingScalingPolicyConfiguration(
                AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
                    .targetValue(policy.target())
                    .scaleInCooldown(part.scaleInCooldownSeconds())
                    .scaleOutCooldown(part.scaleOutCooldownSeconds())
                    .predefinedMetricSpecification(
                        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
                            .builder()
                            .predefinedMetricType(policy.metric())
                            .resourceLabel(policy.label().map(Group::json).orElse(null))
                            .build())
                    .build())
            .build());
  }
}
