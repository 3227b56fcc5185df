package io.dagform.capability.iam;

import static io.dagform.text.Text.format;

import io.dagform.aws.TerraformActions;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Managed;
import io.dagform.capability.iam.PipelinePart.ManagedPolicy;
import io.dagform.capability.iam.PipelinePart.PipelineRole;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/** Draws the roles of a pipeline once: what they may do is about all that Terraform manages. */
final class PipelineDrawing {
  private final Pipeline pipeline;
  private final Publisher.Surroundings around;

  PipelineDrawing(Pipeline pipeline, Publisher.Surroundings around) {
    this.pipeline = pipeline;
    this.around = around;
  }

  PipelinePart part() {
    PipelineRole plan = plan();
    PipelineRole apply = apply();
    List<PipelineRole> roles = new ArrayList<>(List.of(plan, apply));
    List<Grant> publishing = publishing();
    if (!publishing.isEmpty()) {
      roles.add(publish(publishing));
    }
    List<Managed> managed = managed(roles);
    return new PipelinePart(
        pipeline,
        roles,
        managedPolicies(managed, plan, apply),
        TerraformActions.policies().stream().map(this::policyName).toList(),
        managed);
  }

  private PipelineRole plan() {
    return role(
        "plan",
        pipeline.names().plan(),
        "Plans what a request to merge would change"
            + (readsPasswords() ? ", which includes reading the passwords." : "."),
        pipeline.request(),
        around.terraform().readingState());
  }

  private boolean readsPasswords() {
    return around.others().secrets().stream()
        .flatMap(secret -> secret.managed().stream())
        .anyMatch(managed -> managed.type().equals("aws_secretsmanager_secret_version"));
  }

  private PipelineRole apply() {
    List<Grant> grants = new ArrayList<>(around.terraform().readingState());
    grants.addAll(around.terraform().writingState());
    grants.addAll(around.followingRollout());
    return role(
        "apply",
        pipeline.names().apply(),
        format("Applies what is merged to %s.", pipeline.branch()),
        pipeline.merged(),
        grants);
  }

  private PipelineRole publish(List<Grant> publishing) {
    return role(
        "publish",
        pipeline.names().publish(),
        format("Publishes what is merged to %s.", pipeline.branch()),
        pipeline.merged(),
        publishing);
  }

  /** What Terraform may do, in policies that are not too large. */
  private List<ManagedPolicy> managedPolicies(
      List<Managed> own, PipelineRole plan, PipelineRole apply) {
    TerraformRights rights =
        new TerraformRights(around.frame(), around.roles().permissionsBoundary());
    List<Managed> made = around.others().managed();
    List<Managed> all = new ArrayList<>(made);
    all.addAll(own);
    List<ManagedPolicy> policies = new ArrayList<>();
    for (String key : TerraformActions.policies()) {
      boolean reads = TerraformActions.reads(key);
      List<Grant> grants = rights.of(key, reads ? all : made);
      if (!grants.isEmpty()) {
        policies.add(
            new ManagedPolicy(
                key,
                policyName(key),
                around.roles().rolePath(),
                grants,
                reads ? List.of(plan, apply) : List.of(apply)));
      }
    }
    return policies;
  }

  private List<Managed> managed(List<PipelineRole> roles) {
    List<Value> names = new ArrayList<>();
    for (PipelineRole role : roles) {
      names.add(Value.text(role.role().path() + role.role().name()));
    }
    List<Value> policies = new ArrayList<>();
    for (String key : TerraformActions.policies()) {
      policies.add(Value.text(around.roles().rolePath() + policyName(key)));
    }
    return List.of(
        new Managed("aws_iam_role", names),
        new Managed("aws_iam_role_policy", names),
        new Managed("aws_iam_role_policy_attachment", names),
        new Managed("aws_iam_policy", policies));
  }

  private String policyName(String key) {
    return around.frame().state() + "-pipeline-" + key.replace('_', '-');
  }

  private List<Grant> publishing() {
    List<Grant> publishing = new ArrayList<>(around.push());
    publishing.addAll(around.publishCode());
    return publishing;
  }

  private PipelineRole role(
      String key, String name, String remark, Pipeline.Subject subject, List<Grant> grants) {
    return new PipelineRole(
        key, around.roles().pipelineRole(key, name, remark), pipeline.conditions(subject), grants);
  }
}
