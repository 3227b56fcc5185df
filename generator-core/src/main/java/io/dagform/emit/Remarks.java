package io.dagform.emit;

import io.dagform.hcl.Extras;
import io.dagform.model.Deployment;
import io.dagform.model.Profile;

/**
 * The remarks of the output that depend on the spec: why a risk is accepted, what a profile leaves
 * out, and the waivers that scanners read.
 */
final class Remarks {
  private static final String SPEC = "dagform.yaml: ";

  private final Deployment deployment;

  Remarks(Deployment deployment) {
    this.deployment = deployment;
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
    if (deployment.profile() == Profile.DEVELOPMENT) {
      skip(extras, check, SPEC + "profile development: " + reason);
    }
  }

  /** A waiver for an accepted risk. */
  void skipRisk(Extras extras, String check, String risk) {
    if (deployment.reasonFor(risk).isPresent()) {
      skip(extras, check, SPEC + "accepted_risks." + risk);
    }
  }

  /** The reason of an accepted risk above an argument. */
  void noteRisk(Extras extras, String argument, String risk) {
    deployment
        .reasonFor(risk)
        .ifPresent(reason -> extras.note(argument, field("accepted_risks." + risk, reason)));
  }

  /** The reason of an accepted risk at the top of a block. */
  void insideRisk(Extras extras, String risk) {
    deployment
        .reasonFor(risk)
        .ifPresent(reason -> extras.inside(field("accepted_risks." + risk, reason)));
  }
}
