package io.dagform.emit;

import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import io.dagform.model.Profile;

/**
 * The remarks of the output that depend on the spec: why a risk is accepted, what a profile leaves
 * out, and the waivers that scanners read.
 */
final class Remarks {
  private static final String SPEC = "dagform.yaml: ";

  private final Frame frame;

  Remarks(Frame frame) {
    this.frame = frame;
  }

  /** A remark about a field of the spec. */
  static String field(String path, String remark) {
    return SPEC + path + ": " + remark;
  }

  /** A waiver for something that holds in every deployment. */
  static void skip(Extras extras, String check, String reason) {
    extras.inside("checkov:skip=" + check + ": " + reason);
  }

  /** A waiver for what the development profile leaves out. The other profiles have no excuse. */
  void skipInDevelopment(Extras extras, String check, String reason) {
    if (frame.profile() == Profile.DEVELOPMENT) {
      skip(extras, check, SPEC + "profile development: " + reason);
    }
  }

  /** A waiver for a risk that is taken. */
  void skipRisk(Extras extras, String check, DiagnosticCode risk) {
    if (frame.accepted(risk).isPresent()) {
      skip(extras, check, SPEC + "accepted_risks." + risk.id());
    }
  }

  /** The reason of a risk that is taken, above an argument. */
  void noteRisk(Extras extras, String argument, DiagnosticCode risk) {
    frame
        .accepted(risk)
        .ifPresent(reason -> extras.note(argument, field("accepted_risks." + risk.id(), reason)));
  }

  /** The reason of a risk that is taken, at the top of a block. */
  void insideRisk(Extras extras, DiagnosticCode risk) {
    frame
        .accepted(risk)
        .ifPresent(reason -> extras.inside(field("accepted_risks." + risk.id(), reason)));
  }
}
