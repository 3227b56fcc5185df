package io.dagform.capability.alarms;

import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.Findings;
import io.dagform.model.Profile;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Form;
import io.dagform.spec.Mapped;
import java.util.List;
import java.util.Optional;

/**
 * A topic that somebody else manages.
 *
 * @param arn of the topic, whose policy lets CloudWatch and EventBridge publish
 */
record TopicAlarms(String arn) implements Alarms {
  static final Alternative<TopicAlarms> ALTERNATIVE =
      Alternative.with(
          "topic_arn",
          Mapped.of(text(Form.TOPIC_ARN), TopicAlarms::new),
          "ARN of an Amazon SNS topic, whose policy lets CloudWatch and EventBridge publish.");

  @Override
  public Part draw(Frame frame, List<Alarm> alarms, List<Event> events) {
    return new AlarmsPart(frame, List.of(), Optional.of(arn), alarms, events);
  }

  @Override
  public void check(Profile profile, Findings findings) {
    // What the topic does with it is its owner's business.
  }
}
