package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.model.Observability;

/** The log group of all containers. */
final class ObservabilityGroup extends Group {
  private static final int DAYS_OF_A_YEAR = 365;

  ObservabilityGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "observability");
    Observability model = blueprint.deployment().observability();
    Extras extras = new Extras();
    remarks.skipInDevelopment(extras, "CKV_AWS_158", "no key of its own");
    if (model.logRetentionDays() < DAYS_OF_A_YEAR) {
      Remarks.skip(
          extras,
          "CKV_AWS_338",
          Remarks.field(
              "observability.log_retention_days",
              format("kept for %d days", model.logRetentionDays())));
    }
    add(
        Addresses.LOG_GROUP,
        CloudwatchLogGroup.Builder.create(this, Addresses.LOG_GROUP.address())
            .name(model.logGroup())
            .retentionInDays(model.logRetentionDays())
            .build(),
        extras);
  }
}
