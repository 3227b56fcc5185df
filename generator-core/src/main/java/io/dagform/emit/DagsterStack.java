package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Strings;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Terraform.Backend;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** The whole deployment as a stack, one line for each file of the output. */
final class DagsterStack {
  private static final String REQUIRED_VERSION = ">= 1.11";
  private static final String AWS_PROVIDER_VERSION = "~> 5.100";

  private DagsterStack() {}

  static Stack of(Construct scope, Blueprint blueprint) {
    Stack stack = new Stack(scope, "deployment");
    stack.addOverride("terraform.required_version", REQUIRED_VERSION);
    Remarks remarks = new Remarks(blueprint.deployment());
    Settings settings = new Settings(blueprint);
    ContainerDefinitions definitions = new ContainerDefinitions(blueprint, settings);

    new ProviderGroup(stack, blueprint.deployment());
    new NetworkGroup(stack, blueprint, remarks);
    new SecurityGroupsGroup(stack, blueprint, remarks);
    new LoadBalancerGroup(stack, blueprint, remarks);
    new RegistryGroup(stack, blueprint, remarks);
    new ObservabilityGroup(stack, blueprint, remarks);
    new SecretsGroup(stack, blueprint, remarks);
    new DatabaseGroup(stack, blueprint, remarks);
    new StorageGroup(stack, blueprint, remarks);
    new FileSystemGroup(stack, blueprint, remarks);
    new IamGroup(stack, blueprint, settings, remarks);
    new ClusterGroup(stack, blueprint, definitions, remarks);
    new WebserverGroup(stack, blueprint, definitions, remarks);
    new DaemonGroup(stack, blueprint, definitions, remarks);
    if (blueprint.deployment().dagster().webserver().scaling()
        instanceof Scaling.TargetTracking tracking) {
      new AutoscalingGroup(stack, blueprint, tracking);
    }
    new Outputs(stack, blueprint);

    if (blueprint.deployment().terraform().backend() instanceof Backend.S3 s3) {
      stack.addOverride("terraform.backend.s3", backend(s3));
    }
    // The bindings pin the version that they were made from, and name the provider without its
    // namespace.
    Map<String, Object> provider = new LinkedHashMap<>();
    provider.put("source", "hashicorp/aws");
    provider.put("version", AWS_PROVIDER_VERSION);
    stack.addOverride("terraform.required_providers.aws", provider);
    return stack;
  }

  /** The lock is an object beside the state, which Terraform has since 1.10 (S3 backend). */
  private static Map<String, Object> backend(Backend.S3 s3) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("bucket", Strings.jsonLiteral(s3.bucket()));
    arguments.put("key", Strings.jsonLiteral(s3.key()));
    arguments.put("region", s3.region());
    arguments.put("encrypt", true);
    arguments.put("use_lockfile", true);
    return arguments;
  }
}
