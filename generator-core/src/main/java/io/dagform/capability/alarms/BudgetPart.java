package io.dagform.capability.alarms;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Ref;
import java.util.List;

/**
 * A budget of AWS Budgets for what has the deployment's tag (AWS Cost Management user guide,
 * "Managing your costs with AWS Budgets").
 */
public record BudgetPart(Frame frame, Budget budget) implements Part {
  public static final Ref BUDGET = Ref.resource("aws_budgets_budget", "main");

  /** Of the month's, when AWS has counted so much. */
  public static final int SPENT_PERCENT = 80;

  /** Of the month's, when AWS expects so much by its end. */
  public static final int FORECAST_PERCENT = 100;

  public String name() {
    return frame.name();
  }

  /** What it counts: a tag's key, as a user has set it, and its value. */
  public String tag() {
    return "user:" + Frame.DEPLOYMENT_TAG + "$" + frame.name();
  }

  @Override
  public List<CloudName> names() {
    return List.of(new CloudName(CloudName.Scope.ACCOUNT, "", "budget", name(), "name"));
  }

  @Override
  public List<Managed> managed() {
    return List.of(Managed.named("aws_budgets_budget", name()));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.ALARMS,
            format("budget `%s`", name()),
            format(
                "What has the tag `%s` `%s` has cost %s %% of %s USD in a month, or is expected to cost more than that.",
                Frame.DEPLOYMENT_TAG, frame.name(), SPENT_PERCENT, budget.monthlyUsd()),
            format(
                "AWS counts by a tag from about a day after `%s` was activated as a cost allocation tag, in the console of Billing and Cost Management and by the management account of an organization; until then the budget sees nothing. It does not count what has no tags, such as traffic.",
                Frame.DEPLOYMENT_TAG)));
  }
}
