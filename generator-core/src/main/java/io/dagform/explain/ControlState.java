package io.dagform.explain;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Located;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A control and whether it is on: what keeps a risk away, or a field that profiles decide.
 *
 * @param risk absent if it is such a field
 * @param path the field that decides it
 * @param detail why the risk is accepted, why there is nothing to control, or how much is on
 * @param from what says so
 */
public record ControlState(
    Optional<DiagnosticCode> risk,
    SpecPath path,
    State state,
    Optional<String> detail,
    Located from) {
  /** Whether it is on. */
  public enum State {
    ON,
    OFF,
    ACCEPTED,
    NOT_APPLICABLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** The controls of a deployment: those of its parts, and the fields that profiles decide. */
  static List<ControlState> all(Deployment deployment, List<Resolved> fields, Locator at) {
    Map<SpecPath, Resolved> byPath =
        fields.stream().collect(Collectors.toMap(Resolved::path, Function.identity()));
    List<ControlState> states = new ArrayList<>();
    deployment.controls().forEach(control -> states.add(of(control, deployment, byPath, at)));
    ProfileFields.paths(deployment.schema()).forEach(path -> states.add(of(path, byPath, at)));
    return states;
  }

  private static ControlState of(
      Control control, Deployment deployment, Map<SpecPath, Resolved> fields, Locator at) {
    Optional<DiagnosticCode> risk = Optional.of(control.risk());
    SpecPath path = control.path();
    return switch (control.state()) {
      case ON -> new ControlState(risk, path, State.ON, Optional.empty(), at.located(path));
      case OFF -> {
        // What is off without a reason is the profile's: the rest was refused.
        SpecPath accepted = Deployment.ACCEPTED.key(control.risk().id());
        Optional<String> reason =
            at.isWritten(path)
                ? Optional.ofNullable(deployment.acceptedRisks().get(control.risk().id()))
                : Optional.empty();
        yield new ControlState(
            risk,
            path,
            reason.isPresent() ? State.ACCEPTED : State.OFF,
            reason,
            at.located(reason.isPresent() ? accepted : path));
      }
      case NOT_APPLICABLE -> notApplicable(risk, path, fields, at);
    };
  }

  private static ControlState of(SpecPath path, Map<SpecPath, Resolved> fields, Locator at) {
    Resolved field = fields.get(path);
    if (field == null) {
      return notApplicable(Optional.empty(), path, fields, at);
    }
    boolean off = field.value().equals(false) || field.value().equals(0);
    return new ControlState(
        Optional.empty(),
        path,
        off ? State.OFF : State.ON,
        Optional.of(Spelling.of(field)).filter(value -> !(field.value() instanceof Boolean)),
        field.from());
  }

  /** What was chosen around a field leaves nothing to control. */
  private static ControlState notApplicable(
      Optional<DiagnosticCode> risk, SpecPath path, Map<SpecPath, Resolved> fields, Locator at) {
    Optional<Resolved> chosen = Optional.empty();
    for (Optional<SpecPath> around = Optional.of(path);
        around.isPresent() && chosen.isEmpty();
        around = around.get().parent()) {
      chosen = Optional.ofNullable(fields.get(around.get()));
    }
    return new ControlState(
        risk,
        path,
        State.NOT_APPLICABLE,
        chosen.map(field -> format("%s is %s", field.path(), Spelling.of(field))),
        at.located(path));
  }
}
