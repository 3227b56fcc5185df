package io.dagform.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * What the specs of the goldens say that the account has.
 *
 * @param ids those that the emulator gave, by those of the example
 */
record ExistingResources(Map<String, String> ids) {
  static final String REGION = "eu-west-2";

  private static final String VPC = "vpc-0123456789abcdef0";
  private static final String CLUSTER = "a";
  private static final List<String> GROUPS =
      List.of(
          "sg-0123456789abcdef7",
          "sg-0123456789abcdef8",
          "sg-0123456789abcdef9",
          "sg-0123456789abcdef0",
          "sg-0123456789abcdefa",
          "sg-01234567");
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";
  private static final List<String> ZONES = List.of("Z0123456789EXAMPLE", "Z1");
  private static final String SUBNET = "subnet-0123456789abcdef";

  /** Makes them, what is of one region in that region. */
  static ExistingResources make(AwsEmulator emulator, String region) {
    Map<String, String> ids = new LinkedHashMap<>();
    try (Route53Client route53 = emulator.client(Route53Client.builder(), region)) {
      ZONES.forEach(zone -> ids.put(zone, zone(route53, zone)));
    }
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), region)) {
      GROUPS.forEach(group -> ids.put(group, group(ec2, group)));
    }
    try (AcmClient acm = emulator.client(AcmClient.builder(), region)) {
      ids.put(
          CERTIFICATE,
          acm.requestCertificate(request -> request.domainName("dagster.example.com"))
              .certificateArn());
    }
    try (EcsClient ecs = emulator.client(EcsClient.builder(), region)) {
      ecs.createCluster(
          request -> request.clusterName(CLUSTER).capacityProviders("FARGATE", "FARGATE_SPOT"));
    }
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION)) {
      String vpc = ec2.createVpc(request -> request.cidrBlock("10.70.0.0/16")).vpc().vpcId();
      ids.put(VPC, vpc);
      for (int zone = 0; zone < 2; zone++) {
        ids.put(SUBNET + (zone + 1), subnet(ec2, vpc, zone));
      }
    }
    return new ExistingResources(ids);
  }

  private static String zone(Route53Client route53, String name) {
    String id =
        route53
            .createHostedZone(request -> request.name("example.com").callerReference(name))
            .hostedZone()
            .id();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static String group(Ec2Client ec2, String name) {
    return ec2.createSecurityGroup(request -> request.groupName(name).description(name)).groupId();
  }

  private static String subnet(Ec2Client ec2, String vpc, int zone) {
    return ec2.createSubnet(
            request ->
                request
                    .vpcId(vpc)
                    .cidrBlock("10.70." + zone + ".0/24")
                    .availabilityZone(REGION + (char) ('a' + zone)))
        .subnet()
        .subnetId();
  }

  String vpc() {
    return ids.getOrDefault(VPC, "");
  }

  /** The subnet of a zone, counted from 1. */
  String subnet(int number) {
    return ids.getOrDefault(SUBNET + number, "");
  }

  /** Names what there is in a folder of Terraform's. */
  void nameIn(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.tf")) {
      for (Path file : files) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> id : ids.entrySet()) {
          text = text.replace("\"" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
        }
        Files.writeString(file, text);
      }
    }
  }
}
