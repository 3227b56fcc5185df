package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryImageScanningConfiguration;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import io.dagform.model.Deployment;
import io.dagform.model.Profile;
import java.util.List;

/** The repository of the image. */
final class RegistryGroup extends Group {
  private static final String MUTABLE_TAG = "mutable-image-tag";
  private static final int KEPT_IMAGES = 30;

  RegistryGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "registry");
    Deployment deployment = blueprint.deployment();
    boolean mutable = deployment.reasonFor(MUTABLE_TAG).isPresent();
    Extras extras = new Extras();
    remarks.skipRisk(extras, "CKV_AWS_51", MUTABLE_TAG);
    remarks.skipInDevelopment(extras, "CKV_AWS_136", "no key of its own");
    remarks.noteRisk(extras, "image_tag_mutability", MUTABLE_TAG);
    EcrRepository.Builder repository =
        EcrRepository.Builder.create(this, Addresses.REPOSITORY.address());
    if (deployment.profile() == Profile.DEVELOPMENT) {
      repository.forceDelete(true);
      extras.note(
          "force_delete", Remarks.field("profile", "development: images can be built anew"));
    }
    add(
        Addresses.REPOSITORY,
        repository
            .name(deployment.dagster().image().repository())
            .imageTagMutability(mutable ? "MUTABLE" : "IMMUTABLE")
            .imageScanningConfiguration(
                EcrRepositoryImageScanningConfiguration.builder().scanOnPush(true).build())
            .encryptionConfiguration(
                List.of(
                    EcrRepositoryEncryptionConfiguration.builder()
                        .encryptionType("AES256")
                        .build()))
            .build(),
        extras);
    add(
        Addresses.REPOSITORY_LIFECYCLE,
        EcrLifecyclePolicy.Builder.create(this, Addresses.REPOSITORY_LIFECYCLE.address())
            .repository(Addresses.REPOSITORY.json("name"))
            .policy("{}")
            .build(),
        new Extras()
            .note(
                "policy",
                "By count and never by age: a running task may still need an image that lost its"
                    + " tag long ago.")
            .value("policy", keepTheLast(KEPT_IMAGES)));
  }

  private static Value keepTheLast(int images) {
    Value rule =
        Value.Obj.builder()
            .put("rulePriority", Value.whole(1))
            .put("description", "Keep the last %d images".formatted(images))
            .put(
                "selection",
                Value.Obj.builder()
                    .put("tagStatus", "any")
                    .put("countType", "imageCountMoreThan")
                    .put("countNumber", Value.whole(images))
                    .build())
            .put("action", Value.Obj.builder().put("type", "expire").build())
            .build();
    return Value.call("jsonencode", Value.Obj.builder().put("rules", Value.tuple(rule)).build());
  }
}
