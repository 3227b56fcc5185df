package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
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
    IamRole.Builder builder =
        block(
                role.ref(),
                IamRole.Builder::create,
                new Extras()
                    .above(role.remark())
                    .value("assume_role_policy", trust(provider, pipelineRole.trusted())))
            .name(role.name())
            .assumeRolePolicy(Extras.ELSEWHERE);
    if (!role.path().equals("/")) {
      builder.path(role.path());
    }
    role.permissionsBoundary().ifPresent(builder::permissionsBoundary);
    builder.build();
    if (!pipelineRole.grants().isEmpty()) {
      block(
              role.policyRef(),
              IamRolePolicy.Builder::create,
              new Extras().value("policy", Policies.of(pipelineRole.grants())))
          .name(role.policy())
          .role(role.ref().json("name"))
          .policy(Extras.ELSEWHERE)
          .build();
    }
  }

  private void policy(PipelinePart.ManagedPolicy policy) {
    IamPolicy.Builder builder =
        block(
                policy.ref(),
                IamPolicy.Builder::create,
                new Extras().value("policy", Policies.of(policy.grants())))
            .name(policy.name())
            .policy(Extras.ELSEWHERE);
    if (!policy.path().equals("/")) {
      builder.path(policy.path());
    }
    builder.build();
    for (PipelinePart.PipelineRole role : policy.roles()) {
      block(policy.attachment(role), IamRolePolicyAttachment.Builder::create)
          .role(role.role().ref().json("name"))
          .policyArn(policy.ref().arn())
          .build();
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
