package io.dagform.capability.front;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Risk;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;

/** How people log in. */
sealed interface Authentication permits NoAuthentication, BasicAuthentication {
  Type<Authentication> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Authentication>>of(
              NoAuthentication.ALTERNATIVE, BasicAuthentication.ALTERNATIVE));

  Login draw(Frame frame);

  List<Risk> risks();

  List<Output> outputs(Frame frame);

  List<Line> lines(Frame frame);
}
