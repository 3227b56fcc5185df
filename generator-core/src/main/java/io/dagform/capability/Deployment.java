package io.dagform.capability;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Safeguards;
import io.dagform.capability.state.Terraform;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.spec.DeploymentName;
import io.dagform.spec.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a spec, or one of its environments, is about. */
public sealed interface Deployment permits DagsterDeployment, LocationDeployment {
  /** Where the reasons stand, each at its risk's id. */
  SpecPath ACCEPTED = SpecPath.of("accepted_risks");

  DeploymentName name();

  /** The AWS region, such as {@code eu-west-1}. */
  String region();

  /** The twelve digits of the AWS account; absent if any account will do. */
  Optional<String> accountId();

  Profile profile();

  Terraform terraform();

  /** The reason for each accepted risk, by the risk's id. */
  Map<String, String> acceptedRisks();

  /** What stands between a changed spec and what already runs. */
  Safeguards safeguards();

  /** The fields that its spec may have. */
  Schema.Fields schema();

  /** What holds for the values of the spec, each by itself and against the others. */
  void check(Findings findings);

  /** What holds for what will be built. */
  void checkDrawn(Blueprint blueprint, Findings findings);

  /** What keeps the risks away; each risk that can be accepted is among them. */
  List<Control> controls();

  /** Draws a deployment whose own values hold. */
  Blueprint draw(Locator at);

  /** What is weaker than it should be: what the profile chose is the profile's. */
  default List<Control> risks(Locator at) {
    return controls().stream()
        .filter(control -> control.isOff() && at.isWritten(control.path()))
        .toList();
  }

  /** The reason of each risk that is taken. */
  default Map<DiagnosticCode, String> acceptedFor(Locator at) {
    List<DiagnosticCode> taken = risks(at).stream().map(Control::risk).toList();
    Map<DiagnosticCode, String> accepted = new LinkedHashMap<>();
    acceptedRisks()
        .forEach(
            (id, reason) ->
                taken.stream()
                    .filter(code -> code.id().equals(id))
                    .findFirst()
                    .ifPresent(code -> accepted.put(code, reason)));
    return accepted;
  }
}
