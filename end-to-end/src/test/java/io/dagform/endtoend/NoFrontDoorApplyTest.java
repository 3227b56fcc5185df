package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
      Map<String, String> existing = existing(ec2);
      for (Map.Entry<String, String> id : existing.entrySet()) {
        terraform.edit(id.getKey(), id.getValue());
      }
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
          .containsExactlyInAnyOrder(
              existing.get("subnet-0123456789abcdef1"), existing.get("subnet-0123456789abcdef2"));
      Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");
      assertThat(plan.exitCode()).as(plan.output()).isZero();

      terraform.run("destroy", "-input=false", "-auto-approve").orFail();

      assertThat(terraform.state().at("/values/root_module/resources").isMissingNode()).isTrue();
      assertThat(ec2.describeVpcs().vpcs())
          .extracting("vpcId")
          .contains(existing.get("vpc-0123456789abcdef0"));
    }
  }

  /** What the spec says that the account has, by the ids of the example. */
  private static Map<String, String> existing(Ec2Client ec2) {
    Map<String, String> existing = new LinkedHashMap<>();
    String vpc = ec2.createVpc(request -> request.cidrBlock("10.70.0.0/16")).vpc().vpcId();
    existing.put("vpc-0123456789abcdef0", vpc);
    for (int zone = 0; zone < 2; zone++) {
      String block = "10.70." + zone + ".0/24";
      String name = REGION + (char) ('a' + zone);
      existing.put(
          "subnet-0123456789abcdef" + (zone + 1),
          ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock(block).availabilityZone(name))
              .subnet()
              .subnetId());
    }
    return existing;
  }
}
