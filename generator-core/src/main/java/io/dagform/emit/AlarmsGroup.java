package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRuleConfig;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTarget;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTargetConfig;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTargetInputTransformer;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmConfig;
import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopicConfig;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicyConfig;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscriptionConfig;
import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Event;
import io.dagform.capability.alarms.AlarmsPart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alarms, what AWS tells of, and the topic that they go to. */
final class AlarmsGroup extends Group {
  private final AlarmsPart part;

  AlarmsGroup(Stack stack, AlarmsPart part, Remarks remarks) {
    super(stack, "alarms");
    this.part = part;
    if (part.ownTopic()) {
      topic();
    }
    part.alarms().forEach(this::alarm);
    part.events().forEach(this::event);
  }

  private void topic() {
    Extras extras = new Extras();
    Remarks.skip(
        extras, "CKV_AWS_26", "CloudWatch can't publish to a topic that AWS's own key encrypts.");
    block(
        AlarmsPart.TOPIC,
        SnsTopic::new,
        SnsTopicConfig.builder().name(part.topicName()).build(),
        extras);
    block(
        AlarmsPart.POLICY,
        SnsTopicPolicy::new,
        SnsTopicPolicyConfig.builder().arn(AlarmsPart.TOPIC.arn()).policy(Extras.ELSEWHERE).build(),
        new Extras().value("policy", policy()));
    part.subscriptions()
        .forEach(
            subscription ->
                block(
                    subscription.ref(),
                    SnsTopicSubscription::new,
                    SnsTopicSubscriptionConfig.builder()
                        .topicArn(AlarmsPart.TOPIC.arn())
                        .protocol("email")
                        .endpoint(subscription.address())
                        .build()));
  }

  /**
   * Amazon SNS developer guide, "Example cases for Amazon SNS access control"; EventBridge
   * publishes to no topic whose policy has a condition (Amazon EventBridge user guide, "Amazon SNS
   * permissions").
   */
  private Value policy() {
    List<Value> statements = new ArrayList<>();
    statements.add(
        mayPublish("PublishAlarms", "cloudwatch.amazonaws.com")
            .put(
                "Condition",
                Value.Obj.builder()
                    .put(
                        "StringEquals",
                        Value.Obj.builder()
                            .put("aws:SourceAccount", part.frame().account())
                            .build())
                    .build())
            .build());
    if (!part.events().isEmpty()) {
      statements.add(mayPublish("PublishEvents", "events.amazonaws.com").build());
    }
    return Value.call(
        "jsonencode",
        Value.Obj.builder()
            .put("Version", "2012-10-17")
            .put("Statement", new Value.Tuple(statements))
            .build());
  }

  private static Value.Builder mayPublish(String sid, String service) {
    return Value.Obj.builder()
        .put("Sid", sid)
        .put("Effect", "Allow")
        .put("Principal", Value.Obj.builder().put("Service", service).build())
        .put("Action", "sns:Publish")
        .put("Resource", AlarmsPart.TOPIC.attribute("arn"));
  }

  private void alarm(Alarm alarm) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    alarm.metric().dimensions().forEach((name, value) -> dimensions.put(name, json(value)));
    block(
        alarm.ref(),
        CloudwatchMetricAlarm::new,
        CloudwatchMetricAlarmConfig.builder()
            .alarmName(part.name(alarm))
            .alarmDescription(text(alarm.description()))
            .namespace(alarm.metric().namespace())
            .metricName(alarm.metric().name())
            .dimensions(dimensions)
            .statistic(alarm.metric().statistic())
            .period(alarm.metric().periodSeconds())
            .evaluationPeriods(alarm.threshold().periods())
            .comparisonOperator(alarm.threshold().side().operator())
            .threshold(alarm.threshold().number())
            .treatMissingData(alarm.threshold().whenMissing() ? "breaching" : "notBreaching")
            .alarmActions(List.of(json(part.topic())))
            // What is not missed at its start would tell of the first samples that it is well.
            .okActions(alarm.threshold().whenMissing() ? List.of(json(part.topic())) : null)
            .build());
  }

  private void event(Event event) {
    block(
        event.rule(),
        CloudwatchEventRule::new,
        CloudwatchEventRuleConfig.builder()
            .name(part.name(event))
            .description(text(event.words()))
            .eventPattern(Extras.ELSEWHERE)
            .build(),
        new Extras().value("event_pattern", Value.call("jsonencode", event.pattern())));
    block(
        event.target(),
        CloudwatchEventTarget::new,
        CloudwatchEventTargetConfig.builder()
            .rule(event.rule().json("name"))
            .arn(json(part.topic()))
            .inputTransformer(
                CloudwatchEventTargetInputTransformer.builder()
                    .inputPaths(event.paths())
                    .inputTemplate(text(event.template()))
                    .build())
            .build());
  }
}
