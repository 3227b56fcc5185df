package io.dagform.capability.runs;

import io.dagform.model.Size;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;

/** Where runs execute. */
public sealed interface Runs permits InProcess {
  Type<Runs> TYPE = new Alternatives<>(List.<Alternative<? extends Runs>>of(InProcess.ALTERNATIVE));

  /**
   * Draws it.
   *
   * @param daemon the size of the daemon's task
   */
  RunsPart draw(Size daemon);
}
