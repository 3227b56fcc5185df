package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicyConfig;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRoleConfig;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicyConfig;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachmentConfig;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Role;
import io.dagform.capability.iam.PipelinePart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roles of a pipeline. */
final class PipelineGroup extends Group {
  PipelineGroup(Stack stack, PipelinePart part, Remarks remarks) {
    super(stack, "pipeline");
    part.pipelineRoles().forEach(role -> role(part.provider(), role));
    part.managedPolicies().forEach(this::policy);
  }

  private void role(String provider, PipelinePart.PipelineRole pipelineRole) {
    Role role = pipelineRole.role();
    IamRoleConfig.Builder config =
        IamRoleConfig.builder().name(role.name()).assumeRolePolicy(Extras.ELSEWHERE);
    if (!role.path().equals("/")) {
      config.path(role.path());
    }
    role.permissionsBoundary().ifPresent(config::permissionsBoundary);
    block(
        role.ref(),
        IamRole::new,
        config.build(),
        new Extras()
            .above(role.remark())
            .value("assume_role_policy", trust(provider, pipelineRole.trusted())));
    if (!pipelineRole.grants().isEmpty()) {
      block(
          role.policyRef(),
          IamRolePolicy::new,
          IamRolePolicyConfig.builder()
              .name(role.policy())
              .role(role.ref().json("name"))
              .policy(Extras.ELSEWHERE)
              .build(),
          new Extras().value("policy", Policies.of(pipelineRole.grants())));
    }
  }

  private void policy(PipelinePart.ManagedPolicy policy) {
    IamPolicyConfig.Builder config =
        IamPolicyConfig.builder().name(policy.name()).policy(Extras.ELSEWHERE);
    if (!policy.path().equals("/")) {
      config.path(policy.path());
    }
    block(
        policy.ref(),
        IamPolicy::new,
        config.build(),
        new Extras().value("policy", Policies.of(policy.grants())));
    for (PipelinePart.PipelineRole role : policy.roles()) {
      block(
          policy.attachment(role),
          IamRolePolicyAttachment::new,
          IamRolePolicyAttachmentConfig.builder()
              .role(role.role().ref().json("name"))
              .policyArn(policy.ref().arn())
              .build());
    }
  }

  private static Value trust(String provider, List<Grant.Condition> trusted) {
    Map<String, Value.Builder> operators = new LinkedHashMap<>();
    trusted.forEach(
        condition ->
            operators
                .computeIfAbsent(condition.operator(), key -> Value.Obj.builder())
                .put(condition.key(), Value.oneOrMany(condition.values())));
    Value.Builder conditions = Value.Obj.builder();
    operators.forEach((operator, keys) -> conditions.put(operator, keys.build()));
    return Policies.document(
        List.of(
            Value.Obj.builder()
                .put("Effect", "Allow")
                .put("Principal", Value.Obj.builder().put("Federated", provider).build())
                .put("Action", "sts:AssumeRoleWithWebIdentity")
                .put("Condition", conditions.build())
                .build()));
  }
}
