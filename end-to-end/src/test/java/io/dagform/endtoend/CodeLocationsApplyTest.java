package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The example with code locations, applied to an AWS emulator. */
final class CodeLocationsApplyTest {
  private static final String REGION = "eu-west-1";
  private static final String CLUSTER = "lakehouse";
  private static final String UNPROTECTED =
      """
      resource "aws_db_instance" "main" {
        deletion_protection = false
      }

      resource "aws_lb" "main" {
        enable_deletion_protection = false
      }
      """;

  @TempDir private Path temporary;

  @Test
  void isAppliedPlannedAndDestroyed() throws Exception {
    TerraformFolder terraform =
        TerraformFolder.copyOf(Outputs.CODE_LOCATIONS, temporary.resolve("copy")).quick();
    Files.writeString(
        terraform.path().resolve("images.auto.tfvars.json"),
        "{\"image_tags\": {\"ingest\": \"1\"}}");
    try (AwsEmulator emulator = AwsEmulator.start();
        EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      ExistingResources.make(emulator, REGION).nameIn(terraform.path());
      terraform.at(emulator, REGION).init();

      terraform.run("apply", "-input=false", "-auto-approve").orFail();

      aServerNamesTheRevisionOfItsRuns(ecs);
      theDaemonLaunchesThem(ecs);
      Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");
      assertThat(plan.exitCode()).as(plan.output()).isZero();

      // As an edit of the spec would, which has to be applied before anything can be destroyed.
      Files.writeString(terraform.path().resolve("unprotected_override.tf"), UNPROTECTED);
      terraform.run("apply", "-input=false", "-auto-approve").orFail();
      terraform.run("destroy", "-input=false", "-auto-approve").orFail();

      assertThat(terraform.state().at("/values/root_module/resources").isMissingNode()).isTrue();
    }
  }

  private static void aServerNamesTheRevisionOfItsRuns(EcsClient ecs) throws Exception {
    Service service = service(ecs, "lakehouse-ingest");
    assertThat(service.serviceRegistries()).hasSize(1);
    assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(200);
    TaskDefinition server = definition(ecs, service.taskDefinition());
    TaskDefinition run = definition(ecs, "lakehouse-ingest-run");
    JsonNode context =
        new ObjectMapper().readTree(variable(process(server), "DAGSTER_CONTAINER_CONTEXT"));

    assertThat(context.at("/ecs/task_definition_arn").asText()).isEqualTo(run.taskDefinitionArn());
    assertThat(run.taskRoleArn()).isEqualTo(server.taskRoleArn());
    assertThat(process(run).image()).isEqualTo(process(server).image());
    assertThat(process(run).environment())
        .extracting(KeyValuePair::name)
        .contains("LAKE", "SOURCE", "DAGSTER_POSTGRES_HOST");
    assertThat(process(server).environment())
        .extracting(KeyValuePair::name)
        .contains("LAKE", "SOURCE", "DAGSTER_POSTGRES_HOST");
    assertThat(process(server).command())
        .containsSequence("--fixed-server-id", run.taskDefinitionArn() + " -m ingest.definitions");
  }

  private static void theDaemonLaunchesThem(EcsClient ecs) {
    ContainerDefinition daemon =
        process(definition(ecs, service(ecs, "lakehouse-daemon").taskDefinition()));
    String settings = variable(daemon, "DAGSTER_YAML");

    assertThat(daemon.environment())
        .extracting(KeyValuePair::name)
        .doesNotContain("LAKE", "DAEMON_RUNS_PY");
    assertThat(settings)
        .contains("class: EcsRunLauncher")
        .contains("cluster: " + CLUSTER)
        .containsPattern("networkConfiguration: \\{\"awsvpcConfiguration\":.*\"subnet-");
  }

  private static Service service(EcsClient ecs, String name) {
    return ecs.describeServices(request -> request.cluster(CLUSTER).services(name))
        .services()
        .get(0);
  }

  private static TaskDefinition definition(EcsClient ecs, String name) {
    return ecs.describeTaskDefinition(request -> request.taskDefinition(name)).taskDefinition();
  }

  private static ContainerDefinition process(TaskDefinition definition) {
    List<ContainerDefinition> containers = definition.containerDefinitions();
    return containers.get(containers.size() - 1);
  }

  private static String variable(ContainerDefinition container, String name) {
    return container.environment().stream()
        .filter(variable -> variable.name().equals(name))
        .map(KeyValuePair::value)
        .findFirst()
        .orElseThrow();
  }
}
