package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_user.IamUser;
import com.hashicorp.cdktf.providers.aws.iam_user_policy.IamUserPolicy;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Grant;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Iam;
import io.dagform.model.Iam.Publisher;
import java.util.List;
import java.util.Optional;

/** The roles of the tasks, and who publishes code. */
final class IamGroup extends Group {
  private static final String USER = "iam-user";

  private final Settings settings;

  IamGroup(Stack stack, Blueprint blueprint, Settings settings, Remarks remarks) {
    super(stack, "iam");
    this.settings = settings;
    Iam iam = blueprint.deployment().iam();
    locals(new Extras().value("ecs_tasks_trust", trust(blueprint.deployment().accountId())));
    role(
        Addresses.EXECUTION_ROLE,
        iam.executionRole(),
        "Pulls the image, injects the secrets and writes the logs of both services.");
    policy(
        Addresses.EXECUTION_POLICY,
        Addresses.EXECUTION_ROLE,
        "execution",
        blueprint.executionGrants());
    role(
        Addresses.TASK_ROLE,
        iam.taskRole(),
        Remarks.field(
            "dagster.runs",
            "both services load the user's code into their own processes, so they share one"
                + " role."));
    policy(Addresses.TASK_POLICY, Addresses.TASK_ROLE, "task", blueprint.taskGrants());
    if (iam.publisher() instanceof Publisher.User user) {
      publisher(user, blueprint.publisherGrants(), remarks);
    }
  }

  private void role(Ref address, String name, String purpose) {
    add(
        address,
        IamRole.Builder.create(this, address.address())
            .name(name)
            .assumeRolePolicy(Stack.json(Addresses.TRUST.value()))
            .build(),
        new Extras().above(purpose));
  }

  private void policy(Ref address, Ref role, String name, List<Grant> grants) {
    add(
        address,
        IamRolePolicy.Builder.create(this, address.address())
            .name(name)
            .role(role.json("name"))
            .policy("{}")
            .build(),
        new Extras().value("policy", settings.policy(grants)));
  }

  private void publisher(Publisher.User user, List<Grant> grants, Remarks remarks) {
    Extras extras = new Extras();
    remarks.insideRisk(extras, USER);
    remarks.skipRisk(extras, "CKV_AWS_273", USER);
    extras.note(
        "force_destroy", "Access keys are made by hand; without this they would block a destroy.");
    add(
        Addresses.PUBLISHER,
        IamUser.Builder.create(this, Addresses.PUBLISHER.address())
            .name(user.name())
            .forceDestroy(true)
            .build(),
        extras);
    Extras policy = new Extras().value("policy", settings.policy(grants));
    remarks.skipRisk(policy, "CKV_AWS_40", USER);
    add(
        Addresses.PUBLISHER_POLICY,
        IamUserPolicy.Builder.create(this, Addresses.PUBLISHER_POLICY.address())
            .name("publish-code")
            .user(Addresses.PUBLISHER.json("name"))
            .policy("{}")
            .build(),
        policy);
  }

  /** ECS may take a role only for tasks of this account and region. */
  private static Value trust(Optional<String> accountId) {
    Value account =
        accountId.map(Value::text).orElseGet(() -> Addresses.CALLER.attribute("account_id"));
    Value ecs =
        Value.template(
            Value.text("arn:aws:ecs:"),
            Addresses.REGION.attribute("id"),
            Value.text(":"),
            account,
            Value.text(":*"));
    return Settings.document(
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
                            Value.Obj.builder().put("aws:SourceAccount", account).build())
                        .put("ArnLike", Value.Obj.builder().put("aws:SourceArn", ecs).build())
                        .build())
                .build()));
  }
}
