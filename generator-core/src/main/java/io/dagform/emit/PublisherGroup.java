package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.iam_user.IamUser;
import com.hashicorp.cdktf.providers.aws.iam_user.IamUserConfig;
import com.hashicorp.cdktf.providers.aws.iam_user_policy.IamUserPolicy;
import com.hashicorp.cdktf.providers.aws.iam_user_policy.IamUserPolicyConfig;
import io.dagform.capability.iam.PublisherUserPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;

/** The user who publishes code. */
final class PublisherGroup extends Group {
  PublisherGroup(Stack stack, PublisherUserPart part, Remarks remarks) {
    super(stack, "iam");
    Extras extras = new Extras();
    remarks.insideRisk(extras, DiagnosticCode.IAM_USER);
    remarks.skipRisk(extras, "CKV_AWS_273", DiagnosticCode.IAM_USER);
    extras.note(
        "force_destroy", "Access keys are made by hand; without this they would block a destroy.");
    block(
        PublisherUserPart.USER,
        IamUser::new,
        IamUserConfig.builder().name(part.user().name()).forceDestroy(true).build(),
        extras);
    Extras policy = new Extras().value("policy", Policies.of(part.grants()));
    remarks.skipRisk(policy, "CKV_AWS_40", DiagnosticCode.IAM_USER);
    block(
        PublisherUserPart.POLICY,
        IamUserPolicy::new,
        IamUserPolicyConfig.builder()
            .name("publish-code")
            .user(PublisherUserPart.USER.json("name"))
            .policy(Extras.ELSEWHERE)
            .build(),
        policy);
  }
}
