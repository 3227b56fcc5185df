package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.appautoscaling_scheduled_action.AppautoscalingScheduledAction;
import com.hashicorp.cdktf.providers.aws.appautoscaling_scheduled_action.AppautoscalingScheduledActionConfig;
import com.hashicorp.cdktf.providers.aws.appautoscaling_scheduled_action.AppautoscalingScheduledActionScalableTargetAction;
import io.dagform.capability.schedule.OffHoursPart;

/** What stops the services and starts them again. */
final class OffHoursGroup extends Group {
  OffHoursGroup(Stack stack, OffHoursPart part, Remarks remarks) {
    super(stack, "off_hours");
    part.services().stream()
        .filter(service -> !service.scales())
        .forEach(
            service ->
                ScalableTarget.add(
                    this,
                    service.target(),
                    part.resource(service),
                    service.least(),
                    service.most(),
                    service.workload().place().scheduled()));
    part.actions().forEach(this::action);
  }

  private void action(OffHoursPart.Action action) {
    block(
        action.ref(),
        AppautoscalingScheduledAction::new,
        AppautoscalingScheduledActionConfig.builder()
            .name(action.name())
            .serviceNamespace(action.target().json("service_namespace"))
            .resourceId(action.target().json("resource_id"))
            .scalableDimension(action.target().json("scalable_dimension"))
            .schedule(action.schedule())
            .timezone(action.timeZone())
            .scalableTargetAction(
                AppautoscalingScheduledActionScalableTargetAction.builder()
                    .minCapacity(String.valueOf(action.least()))
                    .maxCapacity(String.valueOf(action.most()))
                    .build())
            .build());
  }
}
