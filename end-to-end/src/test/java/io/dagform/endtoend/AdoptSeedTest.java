package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.adopt.Adoption;
import io.dagform.adopt.Inventory;
import io.dagform.output.UserFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The seed's deployment, made by hand in an AWS emulator and taken over by {@code adopt}. */
@ResourceLock(Outputs.CDKTF)
final class AdoptSeedTest {
  private static final String REGION = "ap-southeast-2";
  private static final Path SPEC = Path.of("../examples/seed/dagform.yaml");
  private static final List<String> NOT_IN_TERRAFORM =
      List.of("aws_ecs_task_definition.webserver", "aws_ecs_task_definition.daemon");

  /** What the seed's document does not say, and somebody who adopts looks up. */
  private static final String LIVE =
      """
      live:
        aws_db_instance.main: {storage_type: gp2, storage_encrypted: false}
        aws_db_subnet_group.main: {name: dagster-ecs-subnets}
        aws_efs_file_system.code: {encrypted: false}
        aws_security_group.load_balancer: {name: dagster-ecs-alb, description: Made by hand for alb}
        aws_security_group.tasks: {name: dagster-ecs-ecs-tasks, description: Made by hand for ecs-tasks}
        aws_security_group.database: {name: dagster-ecs-rds, description: Made by hand for rds}
        aws_security_group.file_system: {name: dagster-ecs-efs, description: Made by hand for efs}
      """;

  @TempDir private Path temporary;

  @Test
  void whatWasMadeByHandIsTakenOverAndNothingIsRebuilt() throws Exception {
    TerraformFolder terraform = TerraformFolder.copyOf(Outputs.SEED, temporary.resolve("copy"));
    try (AwsEmulator emulator = AwsEmulator.start()) {
      Map<String, String> ids = new HandMadeSeed(emulator, REGION).make();
      Map<String, String> before = identities(emulator);
      Adoption adoption = adopt(ids);
      assertThat(adoption.diagnostics()).noneMatch(diagnostic -> diagnostic.isError());
      UserFiles.write(terraform.path(), adoption.files());
      terraform.at(emulator, REGION).quick().init();

      terraform.run("plan", "-input=false", "-out=adopt.tfplan").orFail();

      Map<String, JsonNode> changes = changes(terraform, "adopt.tfplan");
      Map<String, String> imported = new LinkedHashMap<>(ids);
      imported.keySet().removeAll(NOT_IN_TERRAFORM);
      assertThat(importing(changes)).containsAllEntriesOf(imported);
      assertThat(importing(changes)).isEqualTo(adoption.imports());
      assertThat(changes.values())
          .allSatisfy(
              change ->
                  assertThat(change.at("/change/actions").toString())
                      .as(change.get("address").asText())
                      .doesNotContain("delete"));

      terraform.run("apply", "-input=false", "adopt.tfplan").orFail();

      assertThat(identities(emulator)).isEqualTo(before);
      Files.delete(terraform.path().resolve(Adoption.IMPORTS));
      Command.Result second = terraform.run("plan", "-input=false", "-detailed-exitcode");
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(terraform.run("plan", "-input=false", "-destroy").output())
          .contains("Resource aws_db_instance.main has lifecycle.prevent_destroy set");
    }
  }

  private static Adoption adopt(Map<String, String> ids) throws IOException {
    String inventory =
        ids.entrySet().stream()
            .map(id -> "  " + id.getKey() + ": " + id.getValue() + "\n")
            .collect(Collectors.joining("", "account_id: \"123456789012\"\nresources:\n", LIVE));
    try (Engine engine = Engine.open("node")) {
      return engine.adopt(
          Dagform.read("dagform.yaml", Files.readAllBytes(SPEC)).targets().get(0),
          Inventory.read("inventory.yaml", inventory.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Map<String, JsonNode> changes(TerraformFolder terraform, String plan)
      throws IOException {
    Map<String, JsonNode> changes = new TreeMap<>();
    terraform
        .shown(plan)
        .get("resource_changes")
        .forEach(change -> changes.put(change.get("address").asText(), change));
    return changes;
  }

  private static Map<String, String> importing(Map<String, JsonNode> changes) {
    Map<String, String> importing = new TreeMap<>();
    changes.forEach(
        (address, change) -> {
          if (change.at("/change/importing").has("id")) {
            importing.put(address, change.at("/change/importing/id").asText());
          }
        });
    return importing;
  }

  /** What AWS gives a thing once, and something that it holds. */
  private static Map<String, String> identities(AwsEmulator emulator) {
    try (RdsClient rds = emulator.client(RdsClient.builder(), REGION);
        S3Client s3 = emulator.client(S3Client.builder().forcePathStyle(true), REGION)) {
      Map<String, String> identities = new TreeMap<>();
      rds.describeDBInstances()
          .dbInstances()
          .forEach(
              database ->
                  identities.put(database.dbInstanceIdentifier(), database.dbiResourceId()));
      s3.listObjectsV2(request -> request.bucket("example-dagster-ecs"))
          .contents()
          .forEach(object -> identities.put(object.key(), object.eTag()));
      return identities;
    }
  }
}
