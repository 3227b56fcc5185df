package io.dagform.capability.alarms;

import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
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
  public boolean reachSomebody() {
    return true;
  }

  @Override
  public Part draw(Frame frame, List<Alarm> alarms, List<Event> events) {
    return new AlarmsPart(frame, List.of(), Optional.of(arn), alarms, events);
  }

  @Override
  public void check(Profile profile, String region, Findings findings) {
    String of = arn.split(":", 5)[3];
    if (!of.equals(region)) {
      SpecPath path = PATH.key("topic_arn");
      findings.add(
          DiagnosticCode.TOPIC_REGION,
          path,
          format("`%s` is in `%s`; the deployment is in `%s`.", path, of, region),
          "An alarm takes topics of its own region only: name one there, or write `alarms: {email: ...}`.");
    }
  }
}
