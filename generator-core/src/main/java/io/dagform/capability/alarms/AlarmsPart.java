package io.dagform.capability.alarms;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alarms, and where they go.
 *
 * @param addresses that a topic of the deployment's own writes to
 * @param existing the ARN of a topic that somebody else manages
 */
public record AlarmsPart(
    Frame frame,
    List<String> addresses,
    Optional<String> existing,
    List<Alarm> alarms,
    List<Event> events)
    implements Part {
  private static final int SHOWN = 4;

  public static final Ref TOPIC = Ref.resource("aws_sns_topic", "alarms");
  public static final Ref POLICY = Ref.resource("aws_sns_topic_policy", "alarms");

  public AlarmsPart {
    addresses = List.copyOf(addresses);
    alarms = List.copyOf(alarms);
    events = List.copyOf(events);
  }

  /** A subscription, whose key is what it writes to. */
  public record Subscription(Ref ref, String address) {}

  /** The key of a subscription. */
  static String key(String address) {
    return "alarms_" + address.replaceAll("[^A-Za-z0-9]", "_");
  }

  public List<Subscription> subscriptions() {
    return addresses.stream()
        .map(
            address ->
                new Subscription(Ref.resource("aws_sns_topic_subscription", key(address)), address))
        .toList();
  }

  /** Whether the topic is the deployment's own. */
  public boolean ownTopic() {
    return existing.isEmpty();
  }

  public String topicName() {
    return frame.name() + "-alarms";
  }

  /** The ARN of the topic, as a value. */
  public Value topic() {
    return existing.map(Value::text).orElseGet(() -> TOPIC.attribute("arn"));
  }

  /** What an alarm is called in AWS. */
  public String name(Alarm alarm) {
    return frame.name() + "-" + alarm.key().replace('_', '-');
  }

  /** What a rule is called in AWS. */
  public String name(Event event) {
    return frame.name() + "-" + event.key().replace('_', '-');
  }

  @Override
  public List<CloudName> names() {
    List<CloudName> names = new ArrayList<>();
    if (ownTopic()) {
      names.add(CloudName.regional("topic", topicName(), "name"));
    }
    alarms.forEach(alarm -> names.add(CloudName.regional("alarm", name(alarm), "name")));
    events.forEach(event -> names.add(CloudName.regional("rule", name(event), "name")));
    return names;
  }

  @Override
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    if (ownTopic()) {
      managed.add(Managed.named("aws_sns_topic", topicName()));
      managed.add(Managed.named("aws_sns_topic_policy", topicName()));
      managed.add(Managed.named("aws_sns_topic_subscription", topicName()));
    }
    // Each by its name would be more than a policy takes, and all together could be others', too.
    managed.add(
        Managed.named(
            "aws_cloudwatch_metric_alarm",
            alarms.stream()
                .map(alarm -> frame.name() + "-" + alarm.key().split("_", 2)[0] + "-*")
                .distinct()
                .toArray(String[]::new)));
    if (!events.isEmpty()) {
      String[] rules = events.stream().map(this::name).toArray(String[]::new);
      managed.add(Managed.named("aws_cloudwatch_event_rule", rules));
      managed.add(Managed.named("aws_cloudwatch_event_target", rules));
    }
    return managed;
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.paragraph(
            Chapter.ALARMS,
            ownTopic()
                ? format(
                    "Alarms go to the topic `%s`, which writes to %s. Nothing arrives before the link in the first e-mail of Amazon SNS was followed. Alarms for what is missing go off when they are made, and are well once there are data: a service is away until its first task runs, and the daemon is silent until it has run for a minute.",
                    topicName(), String.join(", ", addresses))
                : format(
                    "Alarms go to `%s`. Its policy has to let `cloudwatch.amazonaws.com`%s publish; if it is encrypted, then by a key of your own that lets them use it, since AWS's own key does not.",
                    existing.orElseThrow(),
                    events.isEmpty() ? "" : " and `events.amazonaws.com`")));
    Map<String, List<Alarm>> alike = new LinkedHashMap<>();
    alarms.forEach(
        alarm -> alike.computeIfAbsent(alarm.words(), words -> new ArrayList<>()).add(alarm));
    alike.forEach((words, same) -> lines.add(row(words, same)));
    for (Event event : events) {
      lines.add(
          Line.row(
              Chapter.ALARMS,
              format("`%s`", name(event)),
              event.words(),
              "The message tells which task, and why it stopped."));
    }
    lines.add(Line.row(Chapter.BILL, "CloudWatch", String.valueOf(alarms.size()), "alarms"));
    return lines;
  }

  /** Those that are the same but for what they are about. */
  private Line row(String words, List<Alarm> same) {
    Alarm one = same.get(0);
    List<String> names =
        new ArrayList<>(
            same.stream().limit(SHOWN).map(alarm -> format("`%s`", name(alarm))).toList());
    if (same.size() > SHOWN) {
      names.add(format("%s more", same.size() - SHOWN));
    }
    return Line.row(
        Chapter.ALARMS,
        String.join(", ", names),
        format(
            "%s `%s` (%s) is %s %s for %s minutes%s.",
            words,
            one.metric().name(),
            one.metric().statistic(),
            one.threshold().side().words(),
            one.threshold().number(),
            one.minutes(),
            one.threshold().whenMissing() ? ", or there is none" : ""),
        one.reason());
  }
}
