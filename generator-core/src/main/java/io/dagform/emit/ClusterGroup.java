package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Shared;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.List;

/** The cluster, and what the tasks of its services have in common. */
final class ClusterGroup extends Group {
  ClusterGroup(
      Stack stack, Blueprint blueprint, ContainerDefinitions definitions, Remarks remarks) {
    super(stack, "cluster");
    boolean insights = blueprint.deployment().observability().containerInsights();
    Extras extras = new Extras();
    if (!insights) {
      Remarks.skip(extras, "CKV_AWS_65", Remarks.field("observability.container_insights", "off"));
    }
    add(
        Addresses.CLUSTER,
        EcsCluster.Builder.create(this, Addresses.CLUSTER.address())
            .name(blueprint.deployment().dagster().cluster())
            .setting(
                List.of(
                    EcsClusterSetting.builder()
                        .name("containerInsights")
                        .value(insights ? "enabled" : "disabled")
                        .build()))
            .build(),
        extras);

    Extras locals =
        new Extras()
            .above("What the tasks of both services have in common.")
            .value(
                "dagster_image",
                Value.template(
                    Addresses.REPOSITORY.attribute("repository_url"),
                    Value.text(":" + blueprint.deployment().dagster().image().tag())))
            .value("code_path", Value.text(blueprint.code().path()))
            .value("dagster_environment", definitions.environment(Shared.DAGSTER))
            .value("dagster_secrets", definitions.secrets(Shared.DAGSTER))
            .value("sync_environment", definitions.environment(Shared.SYNC));
    for (Container container : definitions.shared()) {
      String name = Addresses.container(container.name()).address().substring("local.".length());
      locals
          .note(
              name,
              "Gate of the task: tests the credentials and the bucket, then syncs for the first"
                  + " time.")
          .value(name, definitions.definition(container));
    }
    locals(locals);
  }
}
