package io.dagform.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The seed's deployment as somebody made it by hand through the API, with names and settings that
 * differ from the generated ones wherever the seed's document does not say them.
 */
final class HandMadeSeed {
  private static final String CLUSTER = "dagster-ecs-fargate-cluster";
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";

  private final AwsEmulator emulator;
  private final String region;

  /** The ids of what was made, by the address that the spec gives it. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  HandMadeSeed(AwsEmulator emulator, String region) {
    this.emulator = emulator;
    this.region = region;
  }

  /** Makes everything, and says what it is. */
  Map<String, String> make() {
    network();
    securityGroups();
    storage();
    database();
    identities();
    front();
    services();
    return ids;
  }

  private String id(String address) {
    return Objects.requireNonNull(ids.get(address));
  }

  private List<String> subnets() {
    return List.of(id("aws_subnet.public_a"), id("aws_subnet.public_b"));
  }

  private void network() {
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), region)) {
      String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      ids.put("aws_vpc.main", vpc);
      String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
      ids.put("aws_internet_gateway.main", gateway);
      ec2.attachInternetGateway(request -> request.vpcId(vpc).internetGatewayId(gateway));
      String table =
          ec2.createRouteTable(request -> request.vpcId(vpc)).routeTable().routeTableId();
      ids.put("aws_route_table.public", table);
      ec2.createRoute(
          request ->
              request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
      for (int zone = 1; zone <= 2; zone++) {
        String letter = zone == 1 ? "a" : "b";
        String block = "10.0." + zone + ".0/24";
        String subnet =
            ec2.createSubnet(
                    request ->
                        request.vpcId(vpc).cidrBlock(block).availabilityZone(region + letter))
                .subnet()
                .subnetId();
        ids.put("aws_subnet.public_" + letter, subnet);
        ec2.associateRouteTable(request -> request.routeTableId(table).subnetId(subnet));
      }
    }
  }

  private void securityGroups() {
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), region)) {
      securityGroup(ec2, "load_balancer", "alb");
      securityGroup(ec2, "tasks", "ecs-tasks");
      securityGroup(ec2, "database", "rds");
      securityGroup(ec2, "file_system", "efs");
      IpRange everyone = IpRange.builder().cidrIp("0.0.0.0/0").build();
      admit(
          ec2,
          "load_balancer",
          "load_balancer_http_from_internet",
          IpPermission.builder().fromPort(80).toPort(80).ipRanges(everyone));
      admit(ec2, "tasks", "tasks_http_from_load_balancer", from("load_balancer", 80));
      admit(ec2, "database", "database_postgresql_from_tasks", from("tasks", 5432));
      admit(ec2, "file_system", "file_system_nfs_from_tasks", from("tasks", 2049));
    }
  }

  private void securityGroup(Ec2Client ec2, String label, String name) {
    ids.put(
        "aws_security_group." + label,
        ec2.createSecurityGroup(
                request ->
                    request
                        .vpcId(id("aws_vpc.main"))
                        .groupName("dagster-ecs-" + name)
                        .description("Made by hand for " + name))
            .groupId());
  }

  private IpPermission.Builder from(String group, int port) {
    return IpPermission.builder()
        .fromPort(port)
        .toPort(port)
        .userIdGroupPairs(
            UserIdGroupPair.builder().groupId(id("aws_security_group." + group)).build());
  }

  private void admit(Ec2Client ec2, String group, String label, IpPermission.Builder permission) {
    ids.put(
        "aws_vpc_security_group_ingress_rule." + label,
        ec2.authorizeSecurityGroupIngress(
                request ->
                    request
                        .groupId(id("aws_security_group." + group))
                        .ipPermissions(permission.ipProtocol("tcp").build()))
            .securityGroupRules()
            .get(0)
            .securityGroupRuleId());
  }

  private void storage() {
    try (EfsClient efs = emulator.client(EfsClient.builder(), region);
        S3Client s3 = emulator.client(S3Client.builder().forcePathStyle(true), region);
        EcrClient ecr = emulator.client(EcrClient.builder(), region);
        CloudWatchLogsClient logs = emulator.client(CloudWatchLogsClient.builder(), region)) {
      String fileSystem =
          efs.createFileSystem(request -> request.creationToken("dags")).fileSystemId();
      ids.put("aws_efs_file_system.code", fileSystem);
      for (String zone : List.of("a", "b")) {
        ids.put(
            "aws_efs_mount_target.code_" + zone,
            efs.createMountTarget(
                    request ->
                        request
                            .fileSystemId(fileSystem)
                            .subnetId(id("aws_subnet.public_" + zone))
                            .securityGroups(id("aws_security_group.file_system")))
                .mountTargetId());
      }
      String bucket = "example-dagster-ecs";
      s3.createBucket(
          request ->
              request
                  .bucket(bucket)
                  .createBucketConfiguration(
                      location ->
                          location.locationConstraint(BucketLocationConstraint.fromValue(region))));
      s3.putObject(
          request -> request.bucket(bucket).key("dags/definitions.py"),
          RequestBody.fromString("import dagster"));
      ids.put("aws_s3_bucket.main", bucket);
      ecr.createRepository(request -> request.repositoryName("dagster-ecs"));
      ids.put("aws_ecr_repository.dagster", "dagster-ecs");
      logs.createLogGroup(request -> request.logGroupName("/ecs/dagster-ecs-fargate"));
      ids.put("aws_cloudwatch_log_group.main", "/ecs/dagster-ecs-fargate");
    }
  }

  private void database() {
    try (RdsClient rds = emulator.client(RdsClient.builder(), region)) {
      rds.createDBSubnetGroup(
          request ->
              request
                  .dbSubnetGroupName("dagster-ecs-subnets")
                  .dbSubnetGroupDescription("Made by hand")
                  .subnetIds(subnets()));
      ids.put("aws_db_subnet_group.main", "dagster-ecs-subnets");
      rds.createDBInstance(
          request ->
              request
                  .dbInstanceIdentifier("dagster-ecs-db")
                  .dbName("dagster")
                  .masterUsername("dagster")
                  .masterUserPassword("known-to-somebody")
                  .engine("postgres")
                  .engineVersion("15.13")
                  .dbInstanceClass("db.t3.micro")
                  .allocatedStorage(20)
                  .storageType("gp2")
                  .storageEncrypted(false)
                  .availabilityZone(region + "a")
                  .publiclyAccessible(false)
                  .dbSubnetGroupName("dagster-ecs-subnets")
                  .vpcSecurityGroupIds(id("aws_security_group.database")));
      ids.put("aws_db_instance.main", "dagster-ecs-db");
    }
  }

  private void identities() {
    try (IamClient iam = emulator.client(IamClient.builder(), "aws-global");
        SecretsManagerClient secrets = emulator.client(SecretsManagerClient.builder(), region)) {
      role(iam, "execution", "dagster-ecs-ecs-task-execution-fargate");
      role(iam, "task", "dagster-ecs-ecs-task-fargate");
      iam.createUser(request -> request.userName("dagster-ecs-s3-user"));
      ids.put("aws_iam_user.publisher", "dagster-ecs-s3-user");
      ids.put(
          "aws_secretsmanager_secret.publisher_credentials",
          secrets
              .createSecret(
                  request -> request.name("dagster-ecs-aws-credentials").secretString("{}"))
              .arn());
    }
  }

  private void role(IamClient iam, String label, String name) {
    iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST));
    ids.put("aws_iam_role." + label, name);
  }

  private void front() {
    try (ElasticLoadBalancingV2Client elb =
        emulator.client(ElasticLoadBalancingV2Client.builder(), region)) {
      String balancer =
          elb.createLoadBalancer(
                  request ->
                      request
                          .name("dagster-ecs-alb")
                          .subnets(subnets())
                          .securityGroups(id("aws_security_group.load_balancer")))
              .loadBalancers()
              .get(0)
              .loadBalancerArn();
      ids.put("aws_lb.main", balancer);
      String targets =
          elb.createTargetGroup(
                  request ->
                      request
                          .name("dagster-ecs-tg")
                          .vpcId(id("aws_vpc.main"))
                          .targetType(TargetTypeEnum.IP)
                          .protocol(ProtocolEnum.HTTP)
                          .port(80)
                          .healthCheckPath("/health"))
              .targetGroups()
              .get(0)
              .targetGroupArn();
      ids.put("aws_lb_target_group.webserver", targets);
      ids.put(
          "aws_lb_listener.http",
          elb.createListener(
                  request ->
                      request
                          .loadBalancerArn(balancer)
                          .protocol(ProtocolEnum.HTTP)
                          .port(80)
                          .defaultActions(
                              Action.builder()
                                  .type(ActionTypeEnum.FORWARD)
                                  .targetGroupArn(targets)
                                  .build()))
              .listeners()
              .get(0)
              .listenerArn());
    }
  }

  private void services() {
    try (EcsClient ecs = emulator.client(EcsClient.builder(), region);
        ApplicationAutoScalingClient scaling =
            emulator.client(ApplicationAutoScalingClient.builder(), region)) {
      ecs.createCluster(
          request -> request.clusterName(CLUSTER).capacityProviders("FARGATE", "FARGATE_SPOT"));
      ids.put("aws_ecs_cluster.main", CLUSTER);
      service(ecs, "webserver", "dagster-ecs-fargate-service");
      service(ecs, "daemon", "dagster-ecs-daemon-service");
      String resource = "service/" + CLUSTER + "/dagster-ecs-fargate-service";
      scaling.registerScalableTarget(
          request ->
              request
                  .serviceNamespace(ServiceNamespace.ECS)
                  .resourceId(resource)
                  .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                  .minCapacity(1)
                  .maxCapacity(2));
      ids.put(
          "aws_appautoscaling_target.webserver", "ecs/" + resource + "/ecs:service:DesiredCount");
    }
  }

  /** A service with a launch type, moved to the capacity provider as the report says. */
  private void service(EcsClient ecs, String process, String name) {
    String family = "dagster-ecs-" + process + "-fargate";
    ecs.registerTaskDefinition(
        request ->
            request
                .family(family)
                .requiresCompatibilities(Compatibility.FARGATE)
                .networkMode(NetworkMode.AWSVPC)
                .cpu("256")
                .memory("512")
                .containerDefinitions(
                    ContainerDefinition.builder()
                        .name("nginx")
                        .image("example/dagster:latest")
                        .portMappings(PortMapping.builder().containerPort(80).build())
                        .build()));
    ids.put("aws_ecs_task_definition." + process, family + ":1");
    ecs.createService(
        request -> {
          request
              .cluster(CLUSTER)
              .serviceName(name)
              .taskDefinition(family)
              .desiredCount(1)
              .launchType(LaunchType.FARGATE)
              .networkConfiguration(
                  network ->
                      network.awsvpcConfiguration(
                          vpc ->
                              vpc.subnets(subnets())
                                  .securityGroups(id("aws_security_group.tasks"))
                                  .assignPublicIp(AssignPublicIp.ENABLED)));
          if (process.equals("webserver")) {
            request.loadBalancers(
                LoadBalancer.builder()
                    .targetGroupArn(id("aws_lb_target_group.webserver"))
                    .containerName("nginx")
                    .containerPort(80)
                    .build());
          }
        });
    ecs.updateService(
        request ->
            request
                .cluster(CLUSTER)
                .service(name)
                .capacityProviderStrategy(
                    CapacityProviderStrategyItem.builder()
                        .capacityProvider("FARGATE")
                        .weight(1)
                        .build())
                .forceNewDeployment(true));
    ids.put("aws_ecs_service." + process, CLUSTER + "/" + name);
  }
}
