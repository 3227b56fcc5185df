package io.dagform.blueprint;

import io.dagform.aws.Cidr;
import io.dagform.aws.Regions;
import io.dagform.aws.Vpcs;
import io.dagform.dagster.ConfigFiles;
import io.dagform.dagster.Instance;
import io.dagform.model.Dagster.Code;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import io.dagform.model.Iam.Publisher;
import io.dagform.model.LoadBalancer.Authentication;
import io.dagform.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws a blueprint, one decision a method. */
final class Draft {
  private static final int NFS_PORT = 2049;
  private static final int HTTPS_PORT = 443;

  private final Deployment deployment;
  private final String name;
  private final Code.S3Sync code;
  private final Secret.Password databasePassword;
  private final Secret.Password loginPassword;

  Draft(Deployment deployment) {
    this.deployment = deployment;
    this.name = deployment.name();
    this.code = (Code.S3Sync) deployment.dagster().code();
    this.databasePassword = databasePassword((Database.Rds) deployment.database());
    this.loginPassword =
        loginPassword((Authentication.Basic) deployment.loadBalancer().authentication());
  }

  Blueprint blueprint() {
    Containers containers = new Containers(deployment, code, databasePassword, loginPassword);
    return new Blueprint(
        deployment,
        publicSubnets(),
        securityGroups(),
        flows(),
        databasePassword,
        loginPassword,
        publisherCredentials(),
        executionGrants(),
        taskGrants(),
        publisherGrants(),
        containers.sharedEnvironments(),
        containers.sharedSecrets(),
        containers.webserver(),
        containers.daemon(),
        ConfigFiles.of(deployment, code));
  }

  private List<Subnet> publicSubnets() {
    List<String> zones = deployment.network().vpc().availabilityZones();
    List<String> cidrs = publicCidrs(deployment.network().vpc());
    return IntStream.range(0, zones.size())
        .mapToObj(
            i ->
                new Subnet(
                    "public_" + zones.get(i),
                    name + "-public-" + zones.get(i),
                    cidrs.get(i),
                    Regions.zone(deployment.region(), zones.get(i))))
        .toList();
  }

  private static List<String> publicCidrs(Network.Vpc vpc) {
    return vpc.publicSubnets() instanceof Network.Subnets.Written written
        ? written.cidrs()
        : vpc.availabilityZones().stream()
            .map(zone -> Vpcs.publicSubnet(Cidr.parse(vpc.cidr()), zone).toString())
            .toList();
  }

  private List<SecurityGroup> securityGroups() {
    return List.of(
        new SecurityGroup(
            Peer.LOAD_BALANCER, name + "-load-balancer", "Load balancer of the webserver"),
        new SecurityGroup(Peer.TASKS, name + "-tasks", "Tasks of the webserver and of the daemon"),
        new SecurityGroup(Peer.DATABASE, name + "-database", "Database of the Dagster instance"),
        new SecurityGroup(
            Peer.FILE_SYSTEM, name + "-file-system", "File system of the synced code"));
  }

  private List<Flow> flows() {
    int listener = deployment.loadBalancer().listener().port();
    List<Flow> flows = new ArrayList<>();
    for (String cidr : deployment.loadBalancer().allowedCidrs()) {
      flows.add(new Flow(Peer.INTERNET, Peer.LOAD_BALANCER, "HTTP", listener, Optional.of(cidr)));
    }
    flows.add(
        between(Peer.LOAD_BALANCER, Peer.TASKS, "HTTP", deployment.dagster().webserver().port()));
    flows.add(between(Peer.TASKS, Peer.DATABASE, "PostgreSQL", Blueprint.DATABASE_PORT));
    flows.add(between(Peer.TASKS, Peer.FILE_SYSTEM, "NFS", NFS_PORT));
    flows.add(new Flow(Peer.TASKS, Peer.INTERNET, "HTTPS", HTTPS_PORT, Optional.of(Flow.ANYWHERE)));
    return flows;
  }

  private static Flow between(Peer from, Peer to, String protocol, int port) {
    return new Flow(from, to, protocol, port, Optional.empty());
  }

  private Secret.Password databasePassword(Database.Rds rds) {
    return new Secret.Password(
        "database_password",
        name + "-database-password",
        "Password of the database user",
        rds.passwordVersion(),
        "database.rds.password_version");
  }

  private Secret.Password loginPassword(Authentication.Basic basic) {
    return new Secret.Password(
        "basic_auth_password",
        name + "-basic-auth-password",
        "Password of the web user " + basic.user(),
        basic.passwordVersion(),
        "load_balancer.authentication.basic.password_version");
  }

  private Optional<Secret.Manual> publisherCredentials() {
    return deployment.iam().publisher() instanceof Publisher.User user
        ? Optional.of(
            new Secret.Manual(
                "publisher_credentials",
                user.secret(),
                "Access key of the user who publishes code"))
        : Optional.empty();
  }

  private static List<Grant> executionGrants() {
    return List.of(
        grant("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of()),
        grant(
            "PullImage",
            List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer"),
            List.of(Setting.of(Fact.REPOSITORY_ARN))),
        grant(
            "WriteLogs",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(new Setting.Suffixed(Fact.LOG_GROUP_ARN, ":*"))),
        grant(
            "InjectSecrets",
            List.of("secretsmanager:GetSecretValue"),
            List.of(Setting.of(Fact.DATABASE_PASSWORD_ARN), Setting.of(Fact.LOGIN_PASSWORD_ARN))));
  }

  private List<Grant> taskGrants() {
    return List.of(
        // Also without a prefix: S3 says that an object is missing only to who may list its bucket,
        // and Dagster's S3 I/O manager lists its prefix without a slash.
        listBucket(
            "ListBucket",
            "StringLikeIfExists",
            List.of(code.prefix() + "*", Instance.ASSETS_PREFIX + "*")),
        grant("ReadCode", List.of("s3:GetObject"), List.of(objects(code.prefix()))),
        grant(
            "ComputeLogs",
            List.of("s3:GetObject", "s3:PutObject"),
            List.of(
                new Setting.Suffixed(
                    Fact.COMPUTE_LOG_BUCKET_ARN, "/" + Instance.COMPUTE_LOGS_PREFIX + "/*"))),
        grant(
            "Assets",
            List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
            List.of(objects(Instance.ASSETS_PREFIX + "/"))),
        new Grant(
            "SyncedCode",
            List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
            List.of(Setting.of(Fact.FILE_SYSTEM_ARN)),
            List.of(
                new Grant.Condition(
                    "StringEquals",
                    "elasticfilesystem:AccessPointArn",
                    List.of(Setting.of(Fact.ACCESS_POINT_ARN))))));
  }

  private List<Grant> publisherGrants() {
    return deployment.iam().publisher() instanceof Publisher.User
        ? List.of(
            listBucket("ListCode", "StringLike", List.of(code.prefix() + "*")),
            grant(
                "PublishCode",
                List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                List.of(objects(code.prefix()))))
        : List.of();
  }

  private static Grant listBucket(String sid, String operator, List<String> prefixes) {
    return new Grant(
        sid,
        List.of("s3:ListBucket"),
        List.of(Setting.of(Fact.BUCKET_ARN)),
        List.of(new Grant.Condition(operator, "s3:prefix", Setting.texts(prefixes))));
  }

  private static Setting objects(String prefix) {
    return new Setting.Suffixed(Fact.BUCKET_ARN, "/" + prefix + "*");
  }

  private static Grant grant(String sid, List<String> actions, List<Setting> resources) {
    return new Grant(sid, actions, resources, List.of());
  }
}
