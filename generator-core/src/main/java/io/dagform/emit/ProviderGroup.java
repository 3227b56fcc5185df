package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_region.DataAwsRegion;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The AWS provider, and what Terraform asks it about the account. */
final class ProviderGroup extends Group {
  ProviderGroup(Stack stack, Deployment deployment) {
    super(stack, "providers");
    AwsProvider.Builder.create(this, "aws")
        .region(deployment.region())
        .allowedAccountIds(deployment.accountId().map(List::of).orElse(null))
        .defaultTags(
            List.of(
                AwsProviderDefaultTags.builder()
                    .tags(
                        new TreeMap<>(
                            Map.of("Deployment", deployment.name(), "ManagedBy", "Terraform")))
                    .build()))
        .build();
    if (deployment.accountId().isEmpty()) {
      add(
          Addresses.CALLER,
          DataAwsCallerIdentity.Builder.create(this, Addresses.CALLER.address()).build());
    }
    add(Addresses.REGION, DataAwsRegion.Builder.create(this, Addresses.REGION.address()).build());
  }
}
