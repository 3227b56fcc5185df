package io.dagform.emit;

import com.hashicorp.cdktf.App;
import io.dagform.blueprint.Blueprint;

/**
 * A whole deployment as a stack: what each part builds, and what all parts say in one vocabulary.
 */
final class DagsterStack {
  private DagsterStack() {}

  static Stack of(App app, Blueprint blueprint) {
    Stack stack = new Stack(app);
    Remarks remarks = new Remarks(blueprint.frame());
    new RolesGroup(stack, blueprint);
    Groups.add(stack, blueprint, remarks);
    new DiscoveryGroup(stack, blueprint);
    new SecurityGroupsGroup(stack, blueprint, remarks);
    new LogGroupsGroup(stack, blueprint, remarks);
    new SecretsGroup(stack, blueprint, remarks);
    new LocalsGroup(stack, blueprint);
    ContainerDefinitions definitions = new ContainerDefinitions(blueprint.commons());
    blueprint
        .workloads()
        .forEach(workload -> new WorkloadGroup(stack, workload, definitions, blueprint, remarks));
    new InputsGroup(stack, blueprint);
    new OutputsGroup(stack, blueprint);
    return stack;
  }
}
