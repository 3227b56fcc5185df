package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroupConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;

/** The log groups of the containers. */
final class LogGroupsGroup extends Group {
  private static final int DAYS_OF_A_YEAR = 365;

  LogGroupsGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "observability");
    for (LogGroup group : blueprint.all(Part::logGroups)) {
      Extras extras = new Extras();
      remarks.skipInDevelopment(extras, "CKV_AWS_158", "no key of its own");
      if (group.retentionDays() < DAYS_OF_A_YEAR) {
        Remarks.skip(
            extras,
            "CKV_AWS_338",
            Remarks.field(
                "observability.log_retention_days",
                format("kept for %s days", group.retentionDays())));
      }
      extras.note("skip_destroy", "What a changed spec no longer makes keeps its logs.");
      block(
          group.ref(),
          CloudwatchLogGroup::new,
          CloudwatchLogGroupConfig.builder()
              .name(group.name())
              .retentionInDays(group.retentionDays())
              .skipDestroy(true)
              .build(),
          extras);
    }
  }
}
