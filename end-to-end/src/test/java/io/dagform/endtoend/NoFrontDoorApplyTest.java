package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

/** The example in a VPC and with a database that exist already, applied to an AWS emulator. */
final class NoFrontDoorApplyTest {
  private static final String REGION = "eu-west-2";

  @TempDir private Path temporary;

  @Test
  void isAppliedPlannedAndDestroyed() throws Exception {
    TerraformFolder terraform =
        TerraformFolder.copyOf(Outputs.NO_FRONT_DOOR, temporary.resolve("copy"));
    Files.writeString(
        terraform.path().resolve("images.auto.tfvars.json"),
        "{\"image_tags\": {\"platform/nightly\": \"1\"}}");
    try (AwsEmulator emulator = AwsEmulator.start();
        Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION);
        EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      ExistingResources existing = ExistingResources.make(emulator, REGION);
      existing.nameIn(terraform.path());
      terraform.at(emulator, REGION).init();

      terraform.run("apply", "-input=false", "-auto-approve").orFail();

      Service webserver =
          ecs.describeServices(request -> request.cluster("nightly").services("nightly-webserver"))
              .services()
              .get(0);
      assertThat(webserver.loadBalancers()).isEmpty();
      assertThat(webserver.serviceRegistries()).hasSize(1);
      assertThat(webserver.capacityProviderStrategy())
          .extracting("capacityProvider")
          .containsExactly("FARGATE");
      assertThat(webserver.networkConfiguration().awsvpcConfiguration().subnets())
          .containsExactlyInAnyOrder(existing.subnet(1), existing.subnet(2));
      Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");
      assertThat(plan.exitCode()).as(plan.output()).isZero();

      terraform.run("destroy", "-input=false", "-auto-approve").orFail();

      assertThat(terraform.state().at("/values/root_module/resources").isMissingNode()).isTrue();
      assertThat(ec2.describeVpcs().vpcs()).extracting("vpcId").contains(existing.vpc());
    }
  }
}
