package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudget;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetConfig;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetNotification;
import io.dagform.capability.alarms.BudgetPart;
import java.util.List;

/** The budget. */
final class BudgetGroup extends Group {
  private final BudgetPart part;

  BudgetGroup(Stack stack, BudgetPart part, Remarks remarks) {
    super(stack, "budget");
    this.part = part;
    block(
        BudgetPart.BUDGET,
        BudgetsBudget::new,
        BudgetsBudgetConfig.builder()
            .name(part.name())
            .budgetType("COST")
            .timeUnit("MONTHLY")
            .limitAmount(String.valueOf(part.budget().monthlyUsd()))
            .limitUnit("USD")
            .costFilter(
                List.of(
                    BudgetsBudgetCostFilter.builder()
                        .name("TagKeyValue")
                        .values(List.of(part.tag()))
                        .build()))
            .notification(
                List.of(
                    above("ACTUAL", BudgetPart.SPENT_PERCENT),
                    above("FORECASTED", BudgetPart.FORECAST_PERCENT)))
            .build());
  }

  private BudgetsBudgetNotification above(String kind, int percent) {
    return BudgetsBudgetNotification.builder()
        .notificationType(kind)
        .comparisonOperator("GREATER_THAN")
        .threshold(percent)
        .thresholdType("PERCENTAGE")
        .subscriberEmailAddresses(part.budget().addresses())
        .build();
  }
}
