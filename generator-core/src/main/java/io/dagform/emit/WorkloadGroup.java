package io.dagform.emit;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceCapacityProviderStrategy;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceConfig;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentCircuitBreaker;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceLoadBalancer;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceNetworkConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceRegistries;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionConfig;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionEphemeralStorage;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Volume;
import io.dagform.blueprint.Workload;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A task definition and the service that keeps its tasks running. */
final class WorkloadGroup extends Group {
  private final Workload workload;
  private final ContainerDefinitions definitions;
  private final Blueprint blueprint;
  private final Remarks remarks;

  WorkloadGroup(
      Stack stack,
      Workload workload,
      ContainerDefinitions definitions,
      Blueprint blueprint,
      Remarks remarks) {
    super(stack, workload.key());
    this.workload = workload;
    this.definitions = definitions;
    this.blueprint = blueprint;
    this.remarks = remarks;
    taskDefinition();
    workload.launch().ifPresent(this::service);
  }

  private void taskDefinition() {
    Extras extras =
        new Extras()
            .note("memory", Remarks.field(workload.path() + ".memory_mib", workload.memoryNote()))
            .note(
                "skip_destroy",
                "A rollback starts the previous revision, which AWS refuses once it is"
                    + " deregistered.")
            .value("container_definitions", definitions.of(workload));
    remarks.skipInDevelopment(extras, "CKV_AWS_336", "writable root file systems");
    EcsTaskDefinitionConfig.Builder definition =
        EcsTaskDefinitionConfig.builder()
            .family(workload.family())
            .executionRoleArn(json(workload.identity().execution().arn()))
            .taskRoleArn(json(workload.identity().task().arn()))
            .requiresCompatibilities(List.of("FARGATE"))
            .networkMode("awsvpc")
            .cpu(String.valueOf(workload.size().cpuUnits()))
            .memory(String.valueOf(workload.size().memoryMib()))
            .containerDefinitions(Extras.ELSEWHERE)
            .skipDestroy(true)
            .runtimePlatform(
                EcsTaskDefinitionRuntimePlatform.builder()
                    .cpuArchitecture(
                        workload.place().architecture().toString().toUpperCase(Locale.ROOT))
                    .operatingSystemFamily("LINUX")
                    .build());
    workload
        .ephemeralStorageGib()
        .ifPresent(
            gib ->
                definition.ephemeralStorage(
                    EcsTaskDefinitionEphemeralStorage.builder().sizeInGib(gib).build()));
    if (!workload.volumes().isEmpty()) {
      definition.volume(workload.volumes().stream().map(WorkloadGroup::volume).toList());
    }
    if (!workload.tags().isEmpty()) {
      definition.tags(tags());
    }
    block(workload.taskDefinition(), EcsTaskDefinition::new, definition.build(), extras);
  }

  private static EcsTaskDefinitionVolume volume(Volume volume) {
    return EcsTaskDefinitionVolume.builder()
        .name(volume.name())
        .efsVolumeConfiguration(
            EcsTaskDefinitionVolumeEfsVolumeConfiguration.builder()
                .fileSystemId(json(volume.fileSystem()))
                .transitEncryption("ENABLED")
                .authorizationConfig(
                    EcsTaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfig.builder()
                        .accessPointId(json(volume.accessPoint()))
                        .iam("ENABLED")
                        .build())
                .build())
        .build();
  }

  /** Starts its tasks on Fargate and goes back when a deployment fails. */
  private void service(Launch launch) {
    Extras extras = new Extras();
    remarks.skipRisk(extras, "CKV_AWS_333", DiagnosticCode.TASKS_WITH_PUBLIC_IP);
    remarks.noteRisk(
        extras, "network_configuration.assign_public_ip", DiagnosticCode.TASKS_WITH_PUBLIC_IP);
    if (!launch.count().remark().isEmpty()) {
      extras.note("desired_count", launch.count().remark());
    }
    extras.note(
        "force_new_deployment",
        "Without it the provider replaces a service whose capacity provider changes.");
    leftAlone(launch).ifPresent(reason -> extras.note("lifecycle.ignore_changes", reason));
    EcsServiceConfig.Builder config =
        EcsServiceConfig.builder()
            .name(launch.name())
            .cluster(json(workload.place().cluster()))
            .taskDefinition(workload.taskDefinition().arn())
            .capacityProviderStrategy(
                List.of(
                    EcsServiceCapacityProviderStrategy.builder()
                        .capacityProvider(launch.capacityProvider())
                        .weight(1)
                        .build()))
            .platformVersion("LATEST")
            .forceNewDeployment(true)
            .enableExecuteCommand(launch.exec())
            .propagateTags("SERVICE")
            .desiredCount(launch.count().tasks())
            .deploymentMinimumHealthyPercent(launch.rollout().minimumHealthyPercent())
            .deploymentMaximumPercent(launch.rollout().maximumPercent())
            .deploymentCircuitBreaker(
                EcsServiceDeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
            .networkConfiguration(
                EcsServiceNetworkConfiguration.builder()
                    .subnets(json(workload.place().subnets().list()))
                    .securityGroups(securityGroups())
                    .assignPublicIp(workload.place().publicAddress())
                    .build());
    if (!workload.tags().isEmpty()) {
      config.tags(tags());
    }
    launch.target().ifPresent(target -> target(target, config));
    launch
        .discovery()
        .ifPresent(
            name ->
                config.serviceRegistries(
                    EcsServiceServiceRegistries.builder()
                        .registryArn(name.service().arn())
                        .build()));
    if (leftAlone(launch).isPresent()) {
      config.lifecycle(
          TerraformResourceLifecycle.builder().ignoreChanges(List.of("desired_count")).build());
    }
    block(workload.service(), EcsService::new, config.build(), extras)
        .override(
            "availability_zone_rebalancing",
            launch.rollout().rebalancing() ? "ENABLED" : "DISABLED")
        .after(prerequisites(launch));
  }

  private static void target(Launch.Target target, EcsServiceConfig.Builder config) {
    config
        .healthCheckGracePeriodSeconds(target.graceSeconds())
        .loadBalancer(
            List.of(
                EcsServiceLoadBalancer.builder()
                    .targetGroupArn(target.targetGroup().arn())
                    .containerName(target.container())
                    .containerPort(target.port())
                    .build()));
  }

  /** Why Terraform does not set the number of tasks again. */
  private Optional<String> leftAlone(Launch launch) {
    return launch.count().leftAlone().or(() -> workload.place().scheduled());
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    workload.tags().forEach((key, value) -> tags.put(text(key), text(value)));
    return tags;
  }

  private List<String> securityGroups() {
    List<String> groups = new ArrayList<>(List.of(json(workload.identity().group().id())));
    groups.addAll(json(workload.securityGroups()));
    return groups;
  }

  /** What a task needs before it starts and does not refer to. */
  private List<Ref> prerequisites(Launch launch) {
    List<Ref> prerequisites = new ArrayList<>(workload.ready());
    prerequisites.add(workload.identity().execution().policyRef());
    prerequisites.add(workload.identity().task().policyRef());
    prerequisites.addAll(workload.place().ready());
    prerequisites.addAll(workload.place().subnets().ready());
    blueprint.flows().stream()
        .filter(flow -> flow.isOf(workload.identity().group()))
        .flatMap(Flow::rules)
        .forEach(prerequisites::add);
    launch.target().ifPresent(target -> prerequisites.addAll(target.ready()));
    return prerequisites.stream().distinct().toList();
  }
}
