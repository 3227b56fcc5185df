package io.dagform.capability.platform;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Subnets;
import io.dagform.capability.cluster.Cluster;
import io.dagform.capability.cluster.ExistingCluster;
import io.dagform.capability.discovery.PrivateZone;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.TreeMap;

/**
 * The deployment of Dagster that a code location in a state of its own joins, as its Terraform
 * prints it.
 *
 * @param name what names in AWS start with
 * @param zone where its processes find the servers of code locations
 * @param publicIp whether tasks have public addresses
 * @param callers the security groups of the webserver and of the daemon
 * @param runs the security group of all runs
 * @param rolePath the path of roles
 */
public record Platform(
    String name,
    Cluster cluster,
    PrivateZone zone,
    Vpc vpc,
    boolean publicIp,
    List<String> callers,
    String runs,
    String bucket,
    String computeLogBucket,
    PlatformDatabase database,
    String rolePath) {
  static final SpecPath PATH = SpecPath.of("platform");

  private static final int MOST_SUBNETS = 16;
  private static final int MOST_CALLERS = 5;
  private static final String RULES = "Amazon VPC quotas, rules per security group";

  private static final Field<String> NAME =
      required("name", text(Form.PREFIX), "What names in AWS start with.");
  private static final Field<Cluster> CLUSTER =
      required("cluster", ExistingCluster.TYPE, "Its ECS cluster.");
  private static final Field<PrivateZone> NAMESPACE =
      required("namespace", Namespace.TYPE, "Its namespace in Cloud Map.");
  private static final Field<Vpc> VPC = required("vpc", Vpc.TYPE, "Where its tasks run.");
  private static final Field<Boolean> PUBLIC_IP =
      optional("public_ip", bool(), false, "Whether its tasks have public addresses.");
  private static final Field<List<String>> CALLERS =
      required(
          "callers",
          new ListOf<>(text(Form.SECURITY_GROUP_ID), 1, MOST_CALLERS, RULES),
          "Security groups of its webservers and of its daemon.");
  private static final Field<String> RUNS =
      required("runs", text(Form.SECURITY_GROUP_ID), "Security group of all runs.");
  private static final Field<String> BUCKET =
      required("bucket", text(Form.EXISTING_BUCKET_NAME), "Its bucket of values.");
  private static final Field<String> COMPUTE_LOG_BUCKET =
      required(
          "compute_log_bucket", text(Form.EXISTING_BUCKET_NAME), "Its bucket of what runs print.");
  private static final Field<PlatformDatabase> DATABASE =
      required("database", PlatformDatabase.TYPE, "The database of its Dagster instance.");
  private static final Field<String> ROLE_PATH =
      optional("role_path", text(Form.IAM_PATH), "/", "Path of its roles.");

  public static final Field<Platform> FIELD =
      required(
          PATH.toString(),
          new MapType<>(
              List.of(
                  NAME,
                  CLUSTER,
                  NAMESPACE,
                  VPC,
                  PUBLIC_IP,
                  CALLERS,
                  RUNS,
                  BUCKET,
                  COMPUTE_LOG_BUCKET,
                  DATABASE,
                  ROLE_PATH),
              in ->
                  new Platform(
                      in.get(NAME),
                      in.get(CLUSTER),
                      in.get(NAMESPACE),
                      in.get(VPC),
                      in.get(PUBLIC_IP),
                      in.get(CALLERS),
                      in.get(RUNS),
                      in.get(BUCKET),
                      in.get(COMPUTE_LOG_BUCKET),
                      in.get(DATABASE),
                      in.get(ROLE_PATH))),
          "The deployment of Dagster that the code locations join, as `terraform output -raw platform` prints it there.");

  public Platform {
    callers = List.copyOf(callers);
  }

  /** A namespace of Cloud Map. */
  private static final class Namespace {
    private static final Field<String> ID =
        required("id", text(Form.NAMESPACE_ID), "Id of the namespace.");
    private static final Field<String> NAME =
        required("name", text(Form.HOST), "Name of the namespace, which ends the servers' names.");
    static final Type<PrivateZone> TYPE =
        new MapType<>(
            List.of(ID, NAME), in -> new PrivateZone(in.get(NAME), Value.text(in.get(ID))));
  }

  /** A VPC and the subnets of the tasks. */
  public record Vpc(String id, List<String> subnets) {
    private static final Field<String> ID = required("id", text(Form.VPC_ID), "Id of the VPC.");
    private static final Field<List<String>> SUBNETS =
        required(
            "subnets",
            new ListOf<>(
                text(Form.SUBNET_ID), 1, MOST_SUBNETS, "Amazon ECS API, AwsVpcConfiguration"),
            "Subnets of the tasks.");
    static final Type<Vpc> TYPE =
        new MapType<>(List.of(ID, SUBNETS), in -> new Vpc(in.get(ID), in.get(SUBNETS)));

    public Vpc {
      subnets = List.copyOf(subnets);
    }
  }

  /** Where tasks run. */
  public Subnets subnets() {
    TreeMap<String, Value> ids = new TreeMap<>();
    for (String subnet : vpc.subnets()) {
      ids.put(subnet, Value.text(subnet));
    }
    return new Subnets(ids, List.of(), publicIp);
  }

  /** The group that runs have, whose rules are the platform's. */
  public Peer.SecurityGroup runGroup() {
    return Peer.SecurityGroup.existing(runs);
  }

  /** What keeps the risks away. */
  public List<Control> controls() {
    return List.of(
        Control.of(!publicIp, DiagnosticCode.TASKS_WITH_PUBLIC_IP, PATH.key(PUBLIC_IP.key()), ""));
  }
}
