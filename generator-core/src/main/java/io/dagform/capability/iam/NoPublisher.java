package io.dagform.capability.iam;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** Nobody but administrators. */
record NoPublisher() implements Publisher {
  static final Alternative<NoPublisher> ALTERNATIVE =
      Alternative.bare("none", new NoPublisher(), "Nobody but administrators.");

  @Override
  public Part draw(Surroundings around) {
    return new Part() {};
  }

  @Override
  public void check(Context context, Findings findings) {
    // There is nothing that could be wrong.
  }

  @Override
  public List<Control> controls(boolean bounded) {
    return List.of(
        Control.on(DiagnosticCode.IAM_USER, PATH),
        Control.notApplicable(DiagnosticCode.UNBOUNDED_PIPELINE, PATH));
  }
}
