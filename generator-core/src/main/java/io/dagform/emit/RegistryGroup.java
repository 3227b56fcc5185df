package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicyConfig;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryConfig;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryImageScanningConfiguration;
import io.dagform.capability.registry.OwnRepositoryPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import io.dagform.model.Profile;
import java.util.List;

/** The repository of the image. */
final class RegistryGroup extends Group {
  // With a tag that moves, the image that runs loses it at the next push.
  private static final int KEPT_UNTAGGED = 30;
  private static final int KEPT_UNTAGGED_OF_A_MUTABLE_TAG = 300;

  RegistryGroup(Stack stack, OwnRepositoryPart part, Remarks remarks) {
    super(stack, "registry");
    Extras extras = new Extras();
    remarks.skipRisk(extras, "CKV_AWS_51", DiagnosticCode.MUTABLE_IMAGE_TAG);
    remarks.skipInDevelopment(extras, "CKV_AWS_136", "no key of its own");
    remarks.noteRisk(extras, "image_tag_mutability", DiagnosticCode.MUTABLE_IMAGE_TAG);
    boolean development = part.use().frame().profile() == Profile.DEVELOPMENT;
    if (development) {
      extras.note(
          "force_delete", Remarks.field("profile", "development: images can be built anew"));
    }
    EcrRepositoryConfig.Builder repository = EcrRepositoryConfig.builder();
    if (development) {
      repository.forceDelete(true);
    }
    repository
        .name(part.words())
        .imageTagMutability(part.moves() ? "MUTABLE" : "IMMUTABLE")
        .imageScanningConfiguration(
            EcrRepositoryImageScanningConfiguration.builder().scanOnPush(true).build())
        .encryptionConfiguration(
            List.of(
                EcrRepositoryEncryptionConfiguration.builder().encryptionType("AES256").build()));
    block(part.repository(), EcrRepository::new, repository.build(), extras);
    int kept = part.moves() ? KEPT_UNTAGGED_OF_A_MUTABLE_TAG : KEPT_UNTAGGED;
    block(
        part.lifecycle(),
        EcrLifecyclePolicy::new,
        EcrLifecyclePolicyConfig.builder()
            .repository(part.repository().json("name"))
            .policy(Extras.ELSEWHERE)
            .build(),
        new Extras()
            .note(
                "policy",
                "Nothing here knows what runs: an image with a tag is never expired, and others by"
                    + " count and not by age.")
            .value("policy", keepTheLast(kept)));
  }

  private static Value keepTheLast(int images) {
    Value rule =
        Value.Obj.builder()
            .put("rulePriority", Value.whole(1))
            .put("description", format("Keep the last %s images without a tag", images))
            .put(
                "selection",
                Value.Obj.builder()
                    .put("tagStatus", "untagged")
                    .put("countType", "imageCountMoreThan")
                    .put("countNumber", Value.whole(images))
                    .build())
            .put("action", Value.Obj.builder().put("type", "expire").build())
            .build();
    return Value.call("jsonencode", Value.Obj.builder().put("rules", Value.tuple(rule)).build());
  }
}
