package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRoleConfig;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicyConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Role;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;

/** The roles of the tasks. */
final class RolesGroup extends Group {
  private static final Ref TRUST = Ref.local("ecs_tasks_trust");

  RolesGroup(Stack stack, Blueprint blueprint) {
    super(stack, "iam");
    locals(new Extras().value(TRUST.name(), trust(blueprint.frame())));
    blueprint.roles().forEach(this::role);
  }

  private void role(Role role, List<Grant> grants) {
    IamRoleConfig.Builder config =
        IamRoleConfig.builder().name(role.name()).assumeRolePolicy(json(TRUST.value()));
    if (!role.path().equals("/")) {
      config.path(role.path());
    }
    role.permissionsBoundary().ifPresent(config::permissionsBoundary);
    block(role.ref(), IamRole::new, config.build(), new Extras().above(role.remark()));
    block(
        role.policyRef(),
        IamRolePolicy::new,
        IamRolePolicyConfig.builder()
            .name(role.policy())
            .role(role.ref().json("name"))
            .policy(Extras.ELSEWHERE)
            .build(),
        new Extras().value("policy", Policies.of(grants)));
  }

  /** ECS may take a role only for tasks of this account and region. */
  private static Value trust(Frame frame) {
    Value ecs = frame.arn("ecs", "*");
    return Policies.document(
        List.of(
            Value.Obj.builder()
                .put("Effect", "Allow")
                .put(
                    "Principal",
                    Value.Obj.builder().put("Service", "ecs-tasks.amazonaws.com").build())
                .put("Action", "sts:AssumeRole")
                .put(
                    "Condition",
                    Value.Obj.builder()
                        .put(
                            "StringEquals",
                            Value.Obj.builder().put("aws:SourceAccount", frame.account()).build())
                        .put("ArnLike", Value.Obj.builder().put("aws:SourceArn", ecs).build())
                        .build())
                .build()));
  }
}
