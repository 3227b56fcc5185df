package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboardConfig;
import io.dagform.capability.metrics.DashboardPart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;

/** The dashboard. */
final class DashboardGroup extends Group {
  DashboardGroup(Stack stack, DashboardPart part, Remarks remarks) {
    super(stack, "dashboard");
    block(
        DashboardPart.DASHBOARD,
        CloudwatchDashboard::new,
        CloudwatchDashboardConfig.builder()
            .dashboardName(part.name())
            .dashboardBody(Extras.ELSEWHERE)
            .build(),
        new Extras().value("dashboard_body", Value.call("jsonencode", part.body())));
  }
}
