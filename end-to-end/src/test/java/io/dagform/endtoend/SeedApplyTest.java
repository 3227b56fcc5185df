package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The seed, applied to an AWS emulator and read back through the AWS API. The tests follow each
 * other: apply, look, plan again, destroy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SeedApplyTest {
  private static final String REGION = "ap-southeast-2";
  // Tests without an order come in the middle.
  private static final int LAST = Integer.MAX_VALUE;
  // What a plan with -detailed-exitcode ends with that is not empty.
  private static final int CHANGES = 2;

  @TempDir private static Path temporary;

  private AwsEmulator emulator;
  private TerraformFolder terraform;

  @BeforeAll
  void apply() throws Exception {
    terraform = TerraformFolder.copyOf(Outputs.SEED, temporary.resolve("copy"));
    emulator = AwsEmulator.start();
    terraform.at(emulator, REGION).init();
    terraform.run("apply", "-input=false", "-auto-approve").orFail();
  }

  @AfterAll
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void theVpcHasTwoPublicSubnetsWithARouteToTheInternet() {
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION)) {
      Vpc vpc = vpc(ec2);
      Filter inVpc = Filter.builder().name("vpc-id").values(vpc.vpcId()).build();

      assertThat(dns(ec2, vpc, VpcAttributeName.ENABLE_DNS_SUPPORT).enableDnsSupport().value())
          .isTrue();
      assertThat(dns(ec2, vpc, VpcAttributeName.ENABLE_DNS_HOSTNAMES).enableDnsHostnames().value())
          .isTrue();
      assertThat(ec2.describeInternetGateways().internetGateways())
          .anySatisfy(
              gateway ->
                  assertThat(gateway.attachments())
                      .extracting("vpcId")
                      .containsExactly(vpc.vpcId()));

      assertThat(ec2.describeSubnets(request -> request.filters(inVpc)).subnets())
          .extracting(Subnet::cidrBlock, Subnet::availabilityZone, Subnet::mapPublicIpOnLaunch)
          .containsExactlyInAnyOrder(
              tuple("10.0.1.0/24", "ap-southeast-2a", false),
              tuple("10.0.2.0/24", "ap-southeast-2b", false));
      assertThat(ec2.describeRouteTables(request -> request.filters(inVpc)).routeTables())
          .anySatisfy(
              table -> {
                assertThat(table.routes())
                    .anySatisfy(
                        route -> {
                          assertThat(route.destinationCidrBlock()).isEqualTo("0.0.0.0/0");
                          assertThat(route.gatewayId()).startsWith("igw-");
                        });
                assertThat(table.associations().stream().filter(a -> a.subnetId() != null))
                    .hasSize(2);
              });
    }
  }

  @Test
  void theLoadBalancerForwardsPort80AndAsksForHealthEvery30Seconds() {
    try (ElasticLoadBalancingV2Client elb =
        emulator.client(ElasticLoadBalancingV2Client.builder(), REGION)) {
      LoadBalancer loadBalancer =
          elb.describeLoadBalancers(request -> request.names("dagster-ecs-alb"))
              .loadBalancers()
              .get(0);
      TargetGroup group =
          elb.describeTargetGroups(request -> request.names("dagster-ecs-tg"))
              .targetGroups()
              .get(0);

      // The emulator names the scheme of an internal one only.
      assertThat(loadBalancer.schemeAsString()).isNotEqualTo("internal");
      assertThat(loadBalancer.availabilityZones()).hasSize(2);
      assertThat(group.targetTypeAsString()).isEqualTo("ip");
      assertThat(group.healthCheckPath()).isEqualTo("/health");
      assertThat(group.healthCheckIntervalSeconds()).isEqualTo(30);
      assertThat(group.matcher().httpCode()).isEqualTo("200");
      assertThat(
              elb.describeListeners(
                      request -> request.loadBalancerArn(loadBalancer.loadBalancerArn()))
                  .listeners())
          .singleElement()
          .satisfies(
              listener -> {
                assertThat(listener.port()).isEqualTo(80);
                assertThat(listener.protocolAsString()).isEqualTo("HTTP");
                assertThat(listener.defaultActions().get(0).targetGroupArn())
                    .isEqualTo(group.targetGroupArn());
              });
    }
  }

  @Test
  void theServicesRunOneTaskEach() {
    try (EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      Service webserver = service(ecs, "dagster-ecs-fargate-service");
      Service daemon = service(ecs, "dagster-ecs-daemon-service");

      assertThat(List.of(webserver.desiredCount(), daemon.desiredCount())).containsExactly(1, 1);
      assertThat(webserver.loadBalancers())
          .singleElement()
          .satisfies(
              balancer -> {
                assertThat(balancer.containerName()).isEqualTo("nginx");
                assertThat(balancer.containerPort()).isEqualTo(80);
              });
      assertThat(daemon.loadBalancers()).isEmpty();
    }
  }

  @Test
  void theTasksAreSmallArmTasksOfTheSeedsImage() {
    try (EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      for (String family : List.of("dagster-ecs-webserver-fargate", "dagster-ecs-daemon-fargate")) {
        TaskDefinition task = task(ecs, family);
        assertThat(List.of(task.cpu(), task.memory())).containsExactly("256", "512");
        assertThat(task.runtimePlatform().cpuArchitectureAsString()).isEqualTo("ARM64");
        assertThat(task.networkModeAsString()).isEqualTo("awsvpc");
        assertThat(task.requiresCompatibilitiesAsStrings()).containsExactly("FARGATE");
        assertThat(task.executionRoleArn())
            .endsWith(":role/dagster-ecs-ecs-task-execution-fargate");
        assertThat(task.taskRoleArn()).endsWith(":role/dagster-ecs-ecs-task-fargate");
        assertThat(task.volumes())
            .singleElement()
            .satisfies(
                volume ->
                    assertThat(volume.efsVolumeConfiguration().transitEncryptionAsString())
                        .isEqualTo("ENABLED"));
        assertThat(task.containerDefinitions())
            .filteredOn(container -> !container.name().equals("nginx"))
            .allSatisfy(
                container ->
                    assertThat(container.mountPoints())
                        .extracting("containerPath")
                        .containsExactly("/app/dags"));
        assertThat(container(task, "sync").image()).endsWith("/dagster-ecs:latest");
      }
    }
  }

  @Test
  void theTasksStartInTheOrderOfTheSeed() {
    try (EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      TaskDefinition task = task(ecs, "dagster-ecs-webserver-fargate");
      ContainerDefinition gate = container(task, "sync-init");
      ContainerDefinition loop = container(task, "sync");
      ContainerDefinition webserver = container(task, "webserver");
      ContainerDefinition nginx = container(task, "nginx");

      assertThat(variables(gate))
          .containsEntry("SYNC_TIMEOUT_SECONDS", "30")
          .containsEntry("SYNC_BUCKET", "example-dagster-ecs")
          .containsEntry("SYNC_PREFIX", "dags/");
      assertThat(variables(loop)).containsEntry("SYNC_INTERVAL_SECONDS", "60");
      assertThat(webserver.dependsOn())
          .extracting(dependency -> dependency.containerName() + " " + dependency.condition())
          .containsExactly("sync-init SUCCESS", "sync START");
      assertThat(webserver.mountPoints().get(0).containerPath()).isEqualTo("/app/dags");
      assertThat(webserver.command()).contains("127.0.0.1", "3000");
      assertThat(webserver.healthCheck().command()).last().asString().contains("/server_info");
      assertThat(nginx.portMappings().get(0).containerPort()).isEqualTo(80);
      assertThat(variables(nginx))
          .containsEntry("BASIC_AUTH_USER", "admin")
          .hasEntrySatisfying(
              "NGINX_CONF",
              conf ->
                  assertThat(conf)
                      .contains("location = /health", "proxy_read_timeout 310s", "listen 80;"));
      assertThat(nginx.secrets()).extracting("name").containsExactly("BASIC_AUTH_PASSWORD");
      assertThat(container(task(ecs, "dagster-ecs-daemon-fargate"), "daemon").stopTimeout())
          .isEqualTo(120);
    }
  }

  @Test
  void onlyTheWebserverScalesFromOneToTwo() {
    try (ApplicationAutoScalingClient scaling =
        emulator.client(ApplicationAutoScalingClient.builder(), REGION)) {
      assertThat(
              scaling
                  .describeScalableTargets(
                      request -> request.serviceNamespace(ServiceNamespace.ECS))
                  .scalableTargets())
          .extracting("resourceId", "minCapacity", "maxCapacity")
          .containsExactly(
              tuple("service/dagster-ecs-fargate-cluster/dagster-ecs-fargate-service", 1, 2));
      assertThat(
              scaling
                  .describeScalingPolicies(
                      request -> request.serviceNamespace(ServiceNamespace.ECS))
                  .scalingPolicies())
          .extracting(
              policy ->
                  policy
                      .targetTrackingScalingPolicyConfiguration()
                      .predefinedMetricSpecification()
                      .predefinedMetricTypeAsString(),
              policy -> policy.targetTrackingScalingPolicyConfiguration().targetValue())
          .containsExactlyInAnyOrder(
              tuple("ECSServiceAverageCPUUtilization", 70.0),
              tuple("ECSServiceAverageMemoryUtilization", 80.0));
    }
  }

  @Test
  void theDatabaseIsPrivateInZoneA() {
    try (RdsClient rds = emulator.client(RdsClient.builder(), REGION)) {
      DBInstance database =
          rds.describeDBInstances(request -> request.dbInstanceIdentifier("dagster-ecs-db"))
              .dbInstances()
              .get(0);

      assertThat(database.engine()).isEqualTo("postgres");
      assertThat(database.engineVersion()).isEqualTo("15.13");
      assertThat(database.dbInstanceClass()).isEqualTo("db.t3.micro");
      assertThat(database.availabilityZone()).isEqualTo("ap-southeast-2a");
      assertThat(database.publiclyAccessible()).isFalse();
      assertThat(database.storageEncrypted()).isTrue();
      assertThat(database.dbSubnetGroup().subnets()).hasSize(2);
      assertThat(database.dbParameterGroups().get(0).dbParameterGroupName())
          .isEqualTo("dagster-ecs-postgres15");
    }
  }

  @Test
  void theFileSystemHasAMountTargetInBothZonesAndAnAccessPoint() {
    try (EfsClient efs = emulator.client(EfsClient.builder(), REGION)) {
      var fileSystem = efs.describeFileSystems().fileSystems().get(0);

      assertThat(fileSystem.encrypted()).isTrue();
      assertThat(
              efs.describeMountTargets(request -> request.fileSystemId(fileSystem.fileSystemId()))
                  .mountTargets())
          .extracting("availabilityZoneName")
          .containsExactlyInAnyOrder("ap-southeast-2a", "ap-southeast-2b");
      assertThat(efs.describeAccessPoints(request -> {}).accessPoints())
          .singleElement()
          .satisfies(point -> assertThat(point.rootDirectory().path()).isEqualTo("/code"));
    }
  }

  @Test
  void theBucketsArePrivateAndOnlyTheOneOfValuesHasVersions() {
    try (S3Client s3 = emulator.client(S3Client.builder().forcePathStyle(true), REGION)) {
      String values = "example-dagster-ecs";
      String logs = "example-dagster-ecs-compute-logs";

      assertThat(s3.listBuckets().buckets())
          .extracting("name")
          .containsExactlyInAnyOrder(values, logs);
      for (String bucket : List.of(values, logs)) {
        assertThat(
                s3.getPublicAccessBlock(request -> request.bucket(bucket))
                    .publicAccessBlockConfiguration()
                    .restrictPublicBuckets())
            .isTrue();
        assertThat(s3.getBucketPolicy(request -> request.bucket(bucket)).policy())
            .contains("aws:SecureTransport");
      }
      assertThat(s3.getBucketVersioning(request -> request.bucket(values)).statusAsString())
          .isEqualTo("Enabled");
      assertThat(s3.getBucketVersioning(request -> request.bucket(logs)).statusAsString()).isNull();
    }
  }

  @Test
  void rolesUserAndSecretsHaveTheSeedsNames() {
    try (IamClient iam = emulator.client(IamClient.builder(), "aws-global");
        SecretsManagerClient secrets = emulator.client(SecretsManagerClient.builder(), REGION)) {
      assertThat(iam.listRoles().roles())
          .extracting("roleName")
          .contains("dagster-ecs-ecs-task-execution-fargate", "dagster-ecs-ecs-task-fargate");
      assertThat(
              iam.getUserPolicy(
                      request -> request.userName("dagster-ecs-s3-user").policyName("publish-code"))
                  .policyDocument())
          .contains("/dags/%2A")
          .doesNotContain("compute-logs");
      assertThat(
              iam.listAccessKeys(request -> request.userName("dagster-ecs-s3-user"))
                  .accessKeyMetadata())
          .isEmpty();
      assertThat(secrets.listSecrets().secretList())
          .extracting("name")
          .containsExactlyInAnyOrder(
              "dagster-ecs-aws-credentials",
              "dagster-ecs-basic-auth-password",
              "dagster-ecs-database-password");
    }
  }

  @Test
  void theRepositoryAndTheLogGroupExist() {
    try (EcrClient ecr = emulator.client(EcrClient.builder(), REGION);
        CloudWatchLogsClient logs = emulator.client(CloudWatchLogsClient.builder(), REGION)) {
      assertThat(ecr.describeRepositories().repositories())
          .singleElement()
          .satisfies(
              repository -> {
                assertThat(repository.repositoryName()).isEqualTo("dagster-ecs");
                assertThat(repository.imageTagMutabilityAsString()).isEqualTo("MUTABLE");
              });
      assertThat(
              ecr.getLifecyclePolicy(request -> request.repositoryName("dagster-ecs"))
                  .lifecyclePolicyText())
          .contains("imageCountMoreThan")
          .contains("untagged")
          .doesNotContain("\"any\"");
      assertThat(logs.describeLogGroups().logGroups())
          .extracting("logGroupName", "retentionInDays")
          .contains(tuple("/ecs/dagster-ecs-fargate", 7));
    }
  }

  @Test
  void trafficFlowsFromTheInternetThroughTheLoadBalancerToTheTasksAndOn() {
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION)) {
      Map<String, SecurityGroup> groups = new TreeMap<>();
      ec2.describeSecurityGroups(
              request ->
                  request.filters(Filter.builder().name("vpc-id").values(vpc(ec2).vpcId()).build()))
          .securityGroups()
          .forEach(group -> groups.put(group.groupName(), group));

      assertThat(sources(groups, "dagster-ecs-load-balancer")).containsExactly("80 0.0.0.0/0");
      assertThat(sources(groups, "dagster-ecs-tasks"))
          .containsExactly("80 dagster-ecs-load-balancer");
      assertThat(sources(groups, "dagster-ecs-database")).containsExactly("5432 dagster-ecs-tasks");
      assertThat(sources(groups, "dagster-ecs-file-system"))
          .containsExactly("2049 dagster-ecs-tasks");
      assertThat(sources(groups, "default")).isEmpty();
    }
  }

  @Test
  void noPasswordIsInTheState() throws IOException {
    JsonNode state = terraform.state();
    try (SecretsManagerClient secrets = emulator.client(SecretsManagerClient.builder(), REGION)) {
      for (String name :
          List.of("dagster-ecs-database-password", "dagster-ecs-basic-auth-password")) {
        String password = secrets.getSecretValue(request -> request.secretId(name)).secretString();
        assertThat(password).hasSize(32);
        assertThat(state.toString()).doesNotContain(password);
      }
    }
  }

  @Test
  @Order(LAST - 3)
  void aRevisionThatEcsWentBackFromIsInTheNextPlan() {
    String address = "aws_ecs_task_definition.webserver";
    terraform.run("apply", "-input=false", "-auto-approve", "-replace=" + address).orFail();
    try (EcsClient ecs = emulator.client(EcsClient.builder(), REGION)) {
      String set = service(ecs, "dagster-ecs-fargate-service").taskDefinition();
      assertThat(set).endsWith("/dagster-ecs-webserver-fargate:2");
      String before = set.replaceFirst("2$", "1");
      // What a circuit breaker does.
      ecs.updateService(
          request ->
              request
                  .cluster("dagster-ecs-fargate-cluster")
                  .service("dagster-ecs-fargate-service")
                  .taskDefinition(before));

      Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");

      assertThat(plan.exitCode()).as(plan.output()).isEqualTo(CHANGES);
      assertThat(plan.output())
          .contains("\"" + before + "\" -> \"" + set + "\"", "0 to add, 1 to change, 0 to destroy");
      terraform.run("apply", "-input=false", "-auto-approve").orFail();
      assertThat(service(ecs, "dagster-ecs-fargate-service").taskDefinition()).isEqualTo(set);
      assertThat(terraform.run("output", "-raw", "rollout").orFail())
          .contains(" dagster-ecs-fargate-service=" + set + " ");
    }
  }

  @Test
  @Order(LAST - 2)
  void aNewPasswordRollsTheServices() throws IOException {
    Path secrets = terraform.path().resolve("secrets.tf");
    String text = Files.readString(secrets);
    Files.writeString(
        secrets, text.replace("secret_string_wo_version = 1", "secret_string_wo_version = 2"));
    try {
      terraform.run("plan", "-input=false", "-out=new-password.tfplan").orFail();
      Map<String, String> actions = TerraformFolder.actions(terraform.shown("new-password.tfplan"));

      assertThat(actions)
          .containsEntry("aws_db_instance.main", "[\"update\"]")
          .containsEntry("aws_ecs_service.webserver", "[\"update\"]")
          .containsEntry("aws_ecs_service.daemon", "[\"update\"]");
      assertThat(actions.get("aws_ecs_task_definition.webserver")).contains("create");
      assertThat(actions.get("aws_ecs_task_definition.daemon")).contains("create");
    } finally {
      Files.writeString(secrets, text);
    }
  }

  @Test
  @Order(LAST - 1)
  void aSecondPlanIsEmpty() {
    Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");

    assertThat(plan.exitCode()).as(plan.output()).isZero();
  }

  @Test
  @Order(LAST)
  void destroyLeavesNothing() throws IOException {
    terraform.run("destroy", "-input=false", "-auto-approve").orFail();

    assertThat(terraform.state().at("/values/root_module/resources").isMissingNode()).isTrue();
    try (Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION);
        EcsClient ecs = emulator.client(EcsClient.builder(), REGION);
        RdsClient rds = emulator.client(RdsClient.builder(), REGION);
        S3Client s3 = emulator.client(S3Client.builder().forcePathStyle(true), REGION)) {
      assertThat(ec2.describeVpcs().vpcs()).noneMatch(vpc -> vpc.cidrBlock().equals("10.0.0.0/16"));
      // As in AWS, deleted services and clusters stay for a while as INACTIVE.
      assertThat(
              ecs.describeClusters(request -> request.clusters("dagster-ecs-fargate-cluster"))
                  .clusters())
          .noneMatch(cluster -> cluster.status().equals("ACTIVE"));
      assertThat(rds.describeDBInstances().dbInstances()).isEmpty();
      assertThat(s3.listBuckets().buckets()).isEmpty();
    }
  }

  private static Vpc vpc(Ec2Client ec2) {
    return ec2.describeVpcs(
            request -> request.filters(Filter.builder().name("cidr").values("10.0.0.0/16").build()))
        .vpcs()
        .get(0);
  }

  private static DescribeVpcAttributeResponse dns(Ec2Client ec2, Vpc vpc, VpcAttributeName name) {
    return ec2.describeVpcAttribute(request -> request.vpcId(vpc.vpcId()).attribute(name));
  }

  private static Service service(EcsClient ecs, String name) {
    return ecs.describeServices(
            request -> request.cluster("dagster-ecs-fargate-cluster").services(name))
        .services()
        .get(0);
  }

  private static TaskDefinition task(EcsClient ecs, String family) {
    return ecs.describeTaskDefinition(request -> request.taskDefinition(family)).taskDefinition();
  }

  private static ContainerDefinition container(TaskDefinition task, String name) {
    return task.containerDefinitions().stream()
        .filter(container -> container.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> variables(ContainerDefinition container) {
    Map<String, String> variables = new TreeMap<>();
    for (KeyValuePair variable : container.environment()) {
      variables.put(variable.name(), variable.value());
    }
    return variables;
  }

  /** Who may reach a group, as {@code port source}. */
  private static List<String> sources(Map<String, SecurityGroup> groups, String name) {
    return Objects.requireNonNull(groups.get(name)).ipPermissions().stream()
        .flatMap(
            permission ->
                Stream.concat(
                        permission.ipRanges().stream().map(range -> range.cidrIp()),
                        permission.userIdGroupPairs().stream()
                            .map(
                                pair ->
                                    groups.values().stream()
                                        .filter(group -> group.groupId().equals(pair.groupId()))
                                        .map(SecurityGroup::groupName)
                                        .findFirst()
                                        .orElseThrow()))
                    .map(source -> permission.fromPort() + " " + source))
        .toList();
  }
}
