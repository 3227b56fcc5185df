package io.dagform.blueprint;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;

/**
 * What keeps a risk away, as far as a part of the deployment is concerned.
 *
 * @param path the field that decides it
 * @param better what to do to have it; empty if there is nothing to say
 */
public record Control(DiagnosticCode risk, State state, SpecPath path, String better) {
  /** Whether it keeps the risk away. */
  public enum State {
    ON,
    /** The weaker choice was made. */
    OFF,
    /** There is nothing that could have the risk. */
    NOT_APPLICABLE
  }

  public static Control on(DiagnosticCode risk, SpecPath path) {
    return new Control(risk, State.ON, path, "");
  }

  public static Control off(DiagnosticCode risk, SpecPath path, String better) {
    return new Control(risk, State.OFF, path, better);
  }

  public static Control notApplicable(DiagnosticCode risk, SpecPath path) {
    return new Control(risk, State.NOT_APPLICABLE, path, "");
  }

  /** On, or the weaker choice. */
  public static Control of(boolean on, DiagnosticCode risk, SpecPath path, String better) {
    return on ? on(risk, path) : off(risk, path, better);
  }

  public boolean isOff() {
    return state == State.OFF;
  }
}
