package io.dagform.emit;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTargetConfig;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Optional;

/** A service whose number of tasks something else than Terraform changes. */
final class ScalableTarget {
  private ScalableTarget() {}

  /**
   * Adds it to a group.
   *
   * @param resource the service, as Application Auto Scaling names it
   * @param leftAlone why Terraform does not set the bounds again; absent if it does
   */
  static void add(
      Group to, Ref ref, Value resource, int least, int most, Optional<String> leftAlone) {
    AppautoscalingTargetConfig.Builder config =
        AppautoscalingTargetConfig.builder()
            .serviceNamespace("ecs")
            .resourceId(Extras.ELSEWHERE)
            .scalableDimension("ecs:service:DesiredCount")
            .minCapacity(least)
            .maxCapacity(most);
    Extras extras = new Extras().value("resource_id", resource);
    if (leftAlone.isPresent()) {
      extras.note("lifecycle.ignore_changes", leftAlone.get());
      config.lifecycle(
          TerraformResourceLifecycle.builder()
              .ignoreChanges(List.of("max_capacity", "min_capacity"))
              .build());
    }
    to.block(ref, AppautoscalingTarget::new, config.build(), extras);
  }
}
