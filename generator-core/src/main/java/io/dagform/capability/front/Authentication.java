package io.dagform.capability.front;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;

/** How people log in. */
sealed interface Authentication permits NoAuthentication, BasicAuthentication {
  SpecPath PATH = LoadBalancer.PATH.key("authentication");

  Type<Authentication> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Authentication>>of(
              NoAuthentication.ALTERNATIVE, BasicAuthentication.ALTERNATIVE));

  Login draw(Frame frame);

  /** What keeps its risks away. */
  List<Control> controls();

  List<Output> outputs(Frame frame);

  List<Line> lines(Frame frame);
}
