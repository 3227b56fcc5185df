package io.dagform.capability.front;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;
import java.util.Map;

/** Nobody is asked: whoever reaches the web interface may do everything. */
record NoAuthentication() implements Authentication {
  static final Alternative<NoAuthentication> ALTERNATIVE =
      Alternative.bare(
          "none",
          new NoAuthentication(),
          "Nobody is asked: whoever reaches the load balancer may do everything.");

  /** nginx without a login. */
  static final Login LOGIN =
      new Login(false, "refuses what other sites cause", Map.of(), Map.of(), List.of());

  @Override
  public Login draw(Frame frame) {
    return LOGIN;
  }

  @Override
  public List<Control> controls() {
    return List.of(Control.off(DiagnosticCode.NO_AUTHENTICATION, PATH, ""));
  }

  @Override
  public List<Output> outputs(Frame frame) {
    return List.of();
  }

  @Override
  public List<Line> lines(Frame frame) {
    return List.of(
        Line.paragraph(
            Chapter.ACCESS,
            "Nobody is asked for a password: whoever reaches the address may launch runs, and a run does what the code may."));
  }
}
