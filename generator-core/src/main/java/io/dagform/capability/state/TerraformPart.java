package io.dagform.capability.state;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Terraform runs, and where it finds AWS. */
public record TerraformPart(Frame frame, Terraform model) implements Part {
  /** The ARN of the role that Terraform takes. */
  public Optional<String> assumeRole() {
    return model.assumeRole();
  }

  /** The versions of the AWS provider that will do, as Terraform writes them. */
  public String awsProviderVersions() {
    return model.awsProvider() == 6 ? "~> 6.0" : "~> 5.100";
  }

  /** What a plan needs of the state. */
  public List<Grant> readingState() {
    return model.backend().reading();
  }

  /** What an apply needs of the state beside that. */
  public List<Grant> writingState() {
    return model.backend().writing();
  }

  /** The name of the backend and its arguments; absent if it is Terraform's default. */
  public Optional<Map.Entry<String, Map<String, Object>>> backend() {
    return model.backend().block();
  }
}
