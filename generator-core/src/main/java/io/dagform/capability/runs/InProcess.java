package io.dagform.capability.runs;

import io.dagform.model.Size;
import io.dagform.spec.Alternatives.Alternative;

/** As processes in the daemon's task. */
record InProcess() implements Runs {
  static final Alternative<InProcess> ALTERNATIVE =
      Alternative.bare("in_process", new InProcess(), "Runs are processes in the daemon's task.");

  @Override
  public RunsPart draw(Size daemon) {
    return new InProcessPart(daemon);
  }
}
