package io.dagform.capability.alarms;

import static io.dagform.spec.Field.described;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import java.util.List;

/** Who hears of it when something goes wrong. */
public sealed interface Alarms permits NoAlarms, EmailAlarms, TopicAlarms {
  SpecPath PATH = SpecPath.of("observability.alarms");

  Field<Alarms> FIELD =
      described(
          "alarms",
          new Alternatives<>(
              List.<Alternative<? extends Alarms>>of(
                  NoAlarms.ALTERNATIVE, EmailAlarms.ALTERNATIVE, TopicAlarms.ALTERNATIVE)),
          new NoAlarms(),
          "none",
          "Who hears of it when something goes wrong.");

  /** Whether anybody does. */
  boolean reachSomebody();

  /**
   * Draws it.
   *
   * @param alarms what there is to hear of by its numbers
   * @param events what AWS tells of
   */
  Part draw(Frame frame, List<Alarm> alarms, List<Event> events);

  /**
   * Checks it.
   *
   * @param region of the deployment
   */
  void check(Profile profile, String region, Findings findings);
}
