package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentityConfig;
import com.hashicorp.cdktf.providers.aws.data_aws_region.DataAwsRegion;
import com.hashicorp.cdktf.providers.aws.data_aws_region.DataAwsRegionConfig;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderAssumeRole;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import io.dagform.blueprint.Frame;
import io.dagform.capability.state.TerraformPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Terraform and its state, the AWS provider, and what Terraform asks it about the account. */
final class ProviderGroup extends Group {
  private static final String FILE = "providers";
  private static final String REQUIRED_VERSION = ">= 1.11";

  ProviderGroup(Stack stack, TerraformPart part, Remarks remarks) {
    super(stack, FILE);
    Frame frame = part.frame();
    stack.override("terraform.required_version", REQUIRED_VERSION);
    AwsProvider.Builder.create(stack.file(FILE), "aws")
        .region(frame.region())
        .allowedAccountIds(frame.accountId().map(List::of).orElse(null))
        .assumeRole(
            part.assumeRole()
                .map(role -> List.of(AwsProviderAssumeRole.builder().roleArn(role).build()))
                .orElse(null))
        .defaultTags(List.of(AwsProviderDefaultTags.builder().tags(tags(frame)).build()))
        .build();
    if (frame.accountId().isEmpty()) {
      block(
          Frame.CALLER, DataAwsCallerIdentity::new, DataAwsCallerIdentityConfig.builder().build());
    }
    block(Frame.REGION, DataAwsRegion::new, DataAwsRegionConfig.builder().build());
    part.backend()
        .ifPresent(
            backend -> stack.override("terraform.backend." + backend.getKey(), backend.getValue()));
    // The bindings pin the version that they were made from, and name the provider without its
    // namespace.
    Map<String, Object> provider = new LinkedHashMap<>();
    provider.put("source", "hashicorp/aws");
    provider.put("version", part.awsProviderVersions());
    stack.override("terraform.required_providers.aws", provider);
  }

  private static Map<String, String> tags(Frame frame) {
    Map<String, String> tags = new TreeMap<>();
    frame.tags().forEach((key, value) -> tags.put(text(key), text(value)));
    tags.putAll(frame.ownTags());
    tags.put("ManagedBy", "Terraform");
    return tags;
  }
}
