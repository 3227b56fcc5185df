package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentCircuitBreaker;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceNetworkConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Task;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.model.Network.Egress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A task definition and what its service has in common with the others. */
abstract class TaskGroup extends Group {
  private static final String PUBLIC_IP = "tasks-with-public-ip";

  private final Blueprint blueprint;
  private final Remarks remarks;

  TaskGroup(
      Stack stack,
      Task task,
      Blueprint blueprint,
      ContainerDefinitions definitions,
      Remarks remarks) {
    super(stack, task.key());
    this.blueprint = blueprint;
    this.remarks = remarks;
    taskDefinition(task, definitions);
  }

  private void taskDefinition(Task task, ContainerDefinitions definitions) {
    Extras extras =
        new Extras()
            .note("memory", Remarks.field(task.memoryKey(), task.memoryNote()))
            .note(
                "skip_destroy",
                "A rollback starts the previous revision, which AWS refuses once it is"
                    + " deregistered.")
            .value("container_definitions", definitions.of(task));
    remarks.skipInDevelopment(extras, "CKV_AWS_336", "writable root file systems");
    add(
        Addresses.taskDefinition(task),
        EcsTaskDefinition.Builder.create(this, Addresses.taskDefinition(task).address())
            .family(task.family())
            .executionRoleArn(Addresses.EXECUTION_ROLE.arn())
            .taskRoleArn(Addresses.TASK_ROLE.arn())
            .requiresCompatibilities(List.of("FARGATE"))
            .networkMode("awsvpc")
            .cpu(String.valueOf(task.size().cpuUnits()))
            .memory(String.valueOf(task.size().memoryMib()))
            .containerDefinitions("[]")
            .skipDestroy(true)
            .runtimePlatform(
                EcsTaskDefinitionRuntimePlatform.builder()
                    .cpuArchitecture(
                        blueprint
                            .deployment()
                            .dagster()
                            .architecture()
                            .toString()
                            .toUpperCase(Locale.ROOT))
                    .operatingSystemFamily("LINUX")
                    .build())
            .volume(List.of(codeVolume()))
            .build(),
        extras);
  }

  private static EcsTaskDefinitionVolume codeVolume() {
    return EcsTaskDefinitionVolume.builder()
        .name(Blueprint.CODE_VOLUME)
        .efsVolumeConfiguration(
            EcsTaskDefinitionVolumeEfsVolumeConfiguration.builder()
                .fileSystemId(Addresses.FILE_SYSTEM.id())
                .transitEncryption("ENABLED")
                .authorizationConfig(
                    EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig.builder()
                        .accessPointId(Addresses.ACCESS_POINT.id())
                        .iam("ENABLED")
                        .build())
                .build())
        .build();
  }

  /** A service that starts its task on Fargate and goes back when a deployment fails. */
  final EcsService.Builder service(Task task, String name) {
    return EcsService.Builder.create(this, Addresses.service(task).address())
        .name(name)
        .cluster(Addresses.CLUSTER.id())
        .taskDefinition(Addresses.taskDefinition(task).arn())
        .launchType("FARGATE")
        .platformVersion("LATEST")
        .enableExecuteCommand(false)
        .propagateTags("SERVICE")
        .deploymentCircuitBreaker(
            EcsServiceDeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
        .networkConfiguration(
            EcsServiceNetworkConfiguration.builder()
                .subnets(
                    blueprint.publicSubnets().stream()
                        .map(subnet -> Addresses.subnet(subnet).id())
                        .toList())
                .securityGroups(List.of(Addresses.securityGroup(Peer.TASKS).id()))
                .assignPublicIp(
                    blueprint.deployment().network().egress() instanceof Egress.PublicIp)
                .build());
  }

  /** The remarks of every service. */
  final Extras serviceExtras() {
    Extras extras = new Extras();
    remarks.skipRisk(extras, "CKV_AWS_333", PUBLIC_IP);
    remarks.noteRisk(extras, "network_configuration.assign_public_ip", PUBLIC_IP);
    return extras;
  }

  /** What a task needs before it starts and does not refer to. */
  final List<Ref> prerequisites() {
    List<Ref> prerequisites = new ArrayList<>();
    blueprint.publicSubnets().stream().map(Addresses::mountTarget).forEach(prerequisites::add);
    prerequisites.addAll(
        List.of(Addresses.FILE_SYSTEM_POLICY, Addresses.EXECUTION_POLICY, Addresses.TASK_POLICY));
    prerequisites.add(Addresses.INTERNET_ROUTE);
    blueprint.publicSubnets().stream()
        .map(Addresses::routeTableAssociation)
        .forEach(prerequisites::add);
    for (Flow flow : blueprint.flows()) {
      if (flow.from() != Peer.INTERNET) {
        prerequisites.add(Addresses.egress(flow));
      }
      if (flow.to() != Peer.INTERNET) {
        prerequisites.add(Addresses.ingress(flow));
      }
    }
    return prerequisites;
  }
}
