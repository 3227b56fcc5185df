package io.dagform.capability.alarms;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Event;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.model.Profile;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** Nobody. */
record NoAlarms() implements Alarms {
  static final Alternative<NoAlarms> ALTERNATIVE =
      Alternative.bare("none", new NoAlarms(), "Nobody hears of anything.");

  @Override
  public boolean reachSomebody() {
    return false;
  }

  @Override
  public Part draw(Frame frame, List<Alarm> alarms, List<Event> events) {
    return new Part() {
      @Override
      public List<Line> lines() {
        return List.of(
            Line.paragraph(
                Chapter.MONITORING,
                format(
                    "Nobody is told when something goes wrong: `%s` names who is.", Alarms.PATH)));
      }
    };
  }

  @Override
  public void check(Profile profile, String region, Findings findings) {
    if (profile != Profile.DEVELOPMENT) {
      findings.add(
          DiagnosticCode.NO_ALARMS,
          PATH,
          format("`%s` is `none`.", PATH),
          "Nobody hears of a daemon that does not run, of a full database, of tasks without memory and of errors of the interface: write `alarms: {email: ...}` or `alarms: {topic_arn: ...}`.");
    }
  }
}
