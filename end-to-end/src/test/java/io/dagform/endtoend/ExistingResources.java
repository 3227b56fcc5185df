package io.dagform.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

/**
 * What the specs of the goldens say that the account has.
 *
 * @param ids those that the emulator gave, by those of the example
 */
record ExistingResources(Map<String, String> ids) {
  private static final String VPC = "vpc-0123456789abcdef0";
  private static final String NAMESPACE = "ns-0123456789abcdef";
  private static final List<String> CLUSTERS = List.of("a", "insights");

  /** Those of the specs differ in their last digit. */
  private static final List<String> GROUPS =
      Stream.concat(
              "0123456789abcdef"
                  .chars()
                  .mapToObj(digit -> "sg-0123456789abcdef" + Character.toString(digit)),
              Stream.of("sg-01234567"))
          .toList();

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";
  private static final List<String> ZONES = List.of("Z0123456789EXAMPLE", "Z1");
  private static final String SUBNET = "subnet-0123456789abcdef";

  /** Makes them in a region. */
  static ExistingResources make(AwsEmulator emulator, String region) {
    Map<String, String> ids = new LinkedHashMap<>();
    try (Route53Client route53 = emulator.client(Route53Client.builder(), region)) {
      ZONES.forEach(zone -> ids.put(zone, zone(route53, zone)));
    }
    try (AcmClient acm = emulator.client(AcmClient.builder(), region)) {
      ids.put(
          CERTIFICATE,
          acm.requestCertificate(request -> request.domainName("dagster.example.com"))
              .certificateArn());
    }
    try (EcsClient ecs = emulator.client(EcsClient.builder(), region)) {
      for (String cluster : CLUSTERS) {
        ecs.createCluster(
            request -> request.clusterName(cluster).capacityProviders("FARGATE", "FARGATE_SPOT"));
      }
    }
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), region);
        ServiceDiscoveryClient discovery =
            emulator.client(ServiceDiscoveryClient.builder(), region)) {
      GROUPS.forEach(group -> ids.put(group, group(ec2, group)));
      String vpc = vpc(ec2, "10.70.0.0/16");
      ids.put(VPC, vpc);
      for (int zone = 0; zone < 2; zone++) {
        ids.put(SUBNET + (zone + 1), subnet(ec2, region, vpc, zone));
      }
      // The emulator takes one namespace for each VPC.
      ids.put(NAMESPACE, namespace(discovery, vpc(ec2, "10.71.0.0/16")));
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

  private static String vpc(Ec2Client ec2, String block) {
    return ec2.createVpc(request -> request.cidrBlock(block)).vpc().vpcId();
  }

  private static String namespace(ServiceDiscoveryClient discovery, String vpc) {
    discovery.createPrivateDnsNamespace(request -> request.name("insights.internal").vpc(vpc));
    return discovery.listNamespaces().namespaces().get(0).id();
  }

  private static String subnet(Ec2Client ec2, String region, String vpc, int zone) {
    return ec2.createSubnet(
            request ->
                request
                    .vpcId(vpc)
                    .cidrBlock("10.70." + zone + ".0/24")
                    .availabilityZone(region + (char) ('a' + zone)))
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
