package io.dagform.capability.iam;

import static io.dagform.text.Text.format;

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
import java.util.ArrayList;
import java.util.List;

/**
 * The roles of a pipeline, one for each thing that it does.
 *
 * <p>None may change one of the three: whoever could, could give itself every right. So a change of
 * what they may do is a person's apply, as the first one is.
 *
 * @param managedPolicies what Terraform may do, in policies that are not too large
 * @param policyNames of all such policies that there may be
 */
public record PipelinePart(
    Pipeline pipeline,
    List<PipelineRole> pipelineRoles,
    List<ManagedPolicy> managedPolicies,
    List<String> policyNames,
    List<Managed> managed)
    implements Part {
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

  public PipelinePart {
    pipelineRoles = List.copyOf(pipelineRoles);
    managedPolicies = List.copyOf(managedPolicies);
    policyNames = List.copyOf(policyNames);
    managed = List.copyOf(managed);
  }

  /** The ARN of the OIDC provider. */
  public String provider() {
    return pipeline.provider();
  }

  @Override
  public List<Policy> iamPolicies() {
    List<Policy> policies = new ArrayList<>();
    for (PipelineRole role : pipelineRoles) {
      policies.add(
          new Policy(
              "policy of the " + role.role().words(), Policy.INLINE_CHARACTERS, role.grants()));
    }
    for (ManagedPolicy policy : managedPolicies) {
      policies.add(
          new Policy(
              format("policy `%s`", policy.name()), Policy.MANAGED_CHARACTERS, policy.grants()));
    }
    return policies;
  }

  @Override
  public List<Principal> principals() {
    List<Principal> principals = new ArrayList<>();
    for (PipelineRole role : pipelineRoles) {
      List<Grant> grants = new ArrayList<>(role.grants());
      for (ManagedPolicy policy : managedPolicies) {
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
    for (PipelineRole role : pipelineRoles) {
      names.add(
          CloudName.iam(
              "role", role.role().name(), pipeline.path().key(role.key() + "_role").toString()));
    }
    policyNames.forEach(name -> names.add(CloudName.iam("policy", name, "name")));
    return names;
  }

  @Override
  public List<Output> outputs() {
    return pipelineRoles.stream()
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
