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
import io.dagform.spec.OneOrList;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** Addresses, by a topic of the deployment's own. */
record EmailAlarms(List<String> addresses) implements Alarms {
  private static final int MOST_ADDRESSES = 10;

  /** One address or some. */
  static final Type<List<String>> ADDRESSES =
      new OneOrList<>(text(Form.EMAIL), MOST_ADDRESSES, "as many as anybody asks to confirm");

  static final Alternative<EmailAlarms> ALTERNATIVE =
      Alternative.with(
          "email",
          Mapped.of(ADDRESSES, EmailAlarms::new),
          "E-mail addresses, each of which Amazon SNS asks to confirm.");

  EmailAlarms {
    addresses = List.copyOf(addresses);
  }

  @Override
  public boolean reachSomebody() {
    return true;
  }

  @Override
  public Part draw(Frame frame, List<Alarm> alarms, List<Event> events) {
    return new AlarmsPart(frame, addresses, Optional.empty(), alarms, events);
  }

  @Override
  public void check(Profile profile, String region, Findings findings) {
    List<String> keys = addresses.stream().map(AlarmsPart::key).toList();
    for (int i = 0; i < keys.size(); i++) {
      int first = keys.indexOf(keys.get(i));
      if (first < i) {
        SpecPath path = PATH.key("email").index(i);
        findings.add(
            DiagnosticCode.DUPLICATE_NAME,
            path,
            format(
                "`%s` is \"%s\", which Terraform can't tell from \"%s\".",
                path, addresses.get(i), addresses.get(first)),
            "Name each address once, and a list or an alias instead of one that differs by its punctuation alone.");
      }
    }
  }
}
