package io.dagform.capability.iam;

import static io.dagform.text.Text.format;

import io.dagform.aws.TerraformActions;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Policy;
import io.dagform.blueprint.Principal;
import io.dagform.blueprint.Role;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The roles of a pipeline, one for each thing that it does.
 *
 * <p>None may change one of the three: whoever could, could give itself every right. So a change of
 * what they may do is a person's apply, as the first one is.
 */
public record PipelinePart(Pipeline pipeline, Publisher.Surroundings around) implements Part {
  /**
   * A role that a pipeline takes.
   *
   * @param key what it is for
   * @param trusted what its tokens must say
   * @param grants of its own policy
   */
  public record PipelineRole(
      String key, Role role, List<Grant.Condition> trusted, List<Grant> grants) {}

  /**
   * A policy of what Terraform may do.
   *
   * @param roles those that have it
   */
  public record ManagedPolicy(
      String key, String name, String path, List<Grant> grants, List<PipelineRole> roles) {
    public Ref ref() {
      return Ref.resource("aws_iam_policy", "pipeline_" + key);
    }

    /** That a role has it. */
    public Ref attachment(PipelineRole role) {
      return Ref.resource("aws_iam_role_policy_attachment", "pipeline_" + role.key() + "_" + key);
    }
  }

  public List<PipelineRole> pipelineRoles() {
    List<PipelineRole> roles = new ArrayList<>(List.of(plan(), apply()));
    if (!publishing().isEmpty()) {
      roles.add(publish());
    }
    return roles;
  }

  /** The ARN of the OIDC provider. */
  public String provider() {
    return pipeline.provider();
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

  private PipelineRole publish() {
    return role(
        "publish",
        pipeline.names().publish(),
        format("Publishes what is merged to %s.", pipeline.branch()),
        pipeline.merged(),
        publishing());
  }

  /** What Terraform may do, in policies that are not too large. */
  public List<ManagedPolicy> managedPolicies() {
    TerraformRights rights =
        new TerraformRights(around.frame(), around.roles().permissionsBoundary());
    List<Managed> made = around.others().managed();
    List<Managed> all = new ArrayList<>(made);
    all.addAll(managed());
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
                reads ? List.of(plan(), apply()) : List.of(apply())));
      }
    }
    return policies;
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

  @Override
  public List<Managed> managed() {
    List<Value> names = new ArrayList<>();
    for (PipelineRole role : pipelineRoles()) {
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

  @Override
  public List<Policy> iamPolicies() {
    List<Policy> policies = new ArrayList<>();
    for (PipelineRole role : pipelineRoles()) {
      policies.add(
          new Policy(
              "policy of the " + role.role().words(), Policy.INLINE_CHARACTERS, role.grants()));
    }
    for (ManagedPolicy policy : managedPolicies()) {
      policies.add(
          new Policy(
              format("policy `%s`", policy.name()), Policy.MANAGED_CHARACTERS, policy.grants()));
    }
    return policies;
  }

  @Override
  public List<Principal> principals() {
    List<Principal> principals = new ArrayList<>();
    for (PipelineRole role : pipelineRoles()) {
      List<Grant> grants = new ArrayList<>(role.grants());
      for (ManagedPolicy policy : managedPolicies()) {
        if (policy.roles().contains(role)) {
          grants.addAll(policy.grants());
        }
      }
      principals.add(new Principal(role.role().words(), grants));
    }
    return principals;
  }

  @Override
  public List<CloudName> names() {
    List<CloudName> names = new ArrayList<>();
    for (PipelineRole role : pipelineRoles()) {
      names.add(
          CloudName.iam(
              "role", role.role().name(), pipeline.path().key(role.key() + "_role").toString()));
    }
    for (String key : TerraformActions.policies()) {
      names.add(CloudName.iam("policy", policyName(key), "name"));
    }
    return names;
  }

  @Override
  public List<Output> outputs() {
    return pipelineRoles().stream()
        .map(
            role ->
                new Output(
                    "pipeline_" + role.key() + "_role_arn",
                    format("Role with which the pipeline runs %s.", role.key()),
                    role.role().arn()))
        .toList();
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "From then on the pipeline of `%s` does it, with the roles that `terraform output` names. The first apply is a person's, and so is every one that changes what these roles may do, such as one that adds a resource of a kind that was not there: none of them may change itself or the others.",
                pipeline.repository())),
        Line.row(
            Chapter.TROUBLES,
            "the pipeline's apply fails with \"AccessDenied\" at `iam:CreatePolicyVersion`, `iam:PutRolePolicy` or a call that tags",
            "the change gives the pipeline's own roles other rights, or everything other tags",
            "a person applies it"));
  }
}
