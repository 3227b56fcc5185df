package io.dagform.capability.database;

import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.blueprint.Alarm;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Chart;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Secret;
import io.dagform.blueprint.Subnets;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.network.NetworkPart;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An RDS instance with its subnet group, its parameter group and its password. */
public record RdsPart(Frame frame, Rds rds, NetworkPart network) implements DatabasePart {
  public static final Ref DATABASE = Ref.resource("aws_db_instance", "main");
  public static final Ref SUBNET_GROUP = Ref.resource("aws_db_subnet_group", "main");
  public static final Ref PARAMETER_GROUP = Ref.resource("aws_db_parameter_group", "main");
  public static final String NAME = "dagster";

  // A DNS name; PostgreSQL's identifiers.
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_IDENTIFIER = 63;

  public Subnets subnets() {
    return network.subnets(rds.tier());
  }

  /** The one zone that it runs in; absent if AWS picks, or if it runs in two. */
  public Optional<Value> zone() {
    return rds.availability().zone().map(letter -> network.zone(rds.tier(), letter));
  }

  public Peer.SecurityGroup group() {
    return Peer.SecurityGroup.own(
        "database",
        "database",
        frame.name() + "-database",
        "Database of the Dagster instance",
        network.vpcId());
  }

  @Override
  public int port() {
    return RdsPostgres.PORT;
  }

  /** The name of its subnet group. */
  public String subnetGroupName() {
    return rds.subnetGroup();
  }

  /**
   * The name of its parameter group; of its own for each major version, which are there side by
   * side.
   */
  public String parameterGroupName() {
    return frame.name() + "-postgres" + rds.majorVersion();
  }

  /**
   * What the name of a final snapshot ends with, as a value: AWS keeps a snapshot after a destroy,
   * and refuses the next of the same name.
   */
  public Value life() {
    return Value.call(
        "substr", password().version().attribute("version_id"), Value.whole(0), Value.whole(8));
  }

  /**
   * The number by which the provider notices another password, as a value: it follows the version
   * of the secret, so that a secret that is made anew reaches the database, too.
   */
  public Value passwordNumber() {
    return Value.call(
        "parseint",
        Value.call(
            "substr",
            Value.call("sha256", password().version().attribute("version_id")),
            Value.whole(0),
            Value.whole(7)),
        Value.whole(16));
  }

  private Port door() {
    return new Port(group(), "PostgreSQL", RdsPostgres.PORT);
  }

  public Secret password() {
    return new Secret(
        "database_password",
        frame.name() + "-database-password",
        "Password of the database user",
        "name",
        new Secret.Password(rds.passwordVersion(), "database.rds.password_version", true));
  }

  @Override
  public TaskExtension extension() {
    return TaskExtension.none()
        .variables(
            Map.of(
                "DAGSTER_POSTGRES_DB", DATABASE.attribute("db_name", LONGEST_IDENTIFIER),
                "DAGSTER_POSTGRES_HOST", DATABASE.attribute("address", LONGEST_HOST),
                "DAGSTER_POSTGRES_USER", DATABASE.attribute("username", LONGEST_IDENTIFIER)))
        .secrets(Map.of("DAGSTER_POSTGRES_PASSWORD", password().injected()))
        .uses(door());
  }

  /** RDS refuses connections without TLS; its certificate is not checked. */
  @Override
  public Optional<Value> instance() {
    return Optional.of(DATABASE.attribute("identifier"));
  }

  @Override
  public Value coordinates() {
    return Value.template(
        Value.text("{host: "),
        DATABASE.attribute("address", LONGEST_HOST),
        Value.text(", name: "),
        DATABASE.attribute("db_name", LONGEST_IDENTIFIER),
        Value.text(", username: "),
        DATABASE.attribute("username", LONGEST_IDENTIFIER),
        Value.text(", secret_arn: \""),
        password().ref().attribute("arn"),
        Value.text("\", security_group: "),
        group().id(),
        Value.text("}"));
  }

  @Override
  public String sslMode() {
    return "require";
  }

  @Override
  public List<Peer.SecurityGroup> securityGroups() {
    return List.of(group());
  }

  @Override
  public List<Secret> secrets() {
    return List.of(password());
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.regional("database", rds.identifier(), "database.rds.identifier"));
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node(
            "db",
            format("[(\"PostgreSQL %s<br/>%s\")]", rds.engineVersion(), rds.identifier()),
            Node.Place.VPC,
            Node.Role.USED));
  }

  private String availability() {
    return rds.availability().multiAz()
        ? "Multi-AZ"
        : rds.availability()
            .zone()
            .map(zone -> frame.region() + zone)
            .orElse("one zone that AWS picks");
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_db_instance", rds.identifier()),
        Managed.named("aws_db_subnet_group", subnetGroupName()),
        // An upgrade brings the group of another major version.
        Managed.named("aws_db_parameter_group", frame.name() + "-postgres*"));
  }

  @Override
  public List<Alarm> alarms() {
    return new RdsAlarms(rds).all();
  }

  @Override
  public List<Chart> charts() {
    return new RdsAlarms(rds).charts();
  }

  @Override
  public List<Line> lines() {
    String id = rds.identifier();
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "database",
            format(
                "`%s`, PostgreSQL %s, %s, %s, %s, backups %s days",
                id,
                rds.engineVersion(),
                rds.instanceClass(),
                rds.grows()
                    ? format("%s to %s GiB", rds.storageGib(), rds.maxStorageGib())
                    : format("%s GiB", rds.storageGib()),
                availability(),
                rds.backupRetentionDays())));
    lines.add(
        Line.paragraph(
            Chapter.CHANGES,
            rds.changes().immediately()
                ? "A new instance class interrupts the database for minutes, in the apply itself (`database.rds.apply: immediately`)."
                : "A new instance class, more storage, Multi-AZ and another version wait for the database's maintenance window, although the apply is done, and plans show them until then. `database.rds.apply: immediately` takes them at once, with the interruption."));
    majorVersion(lines);
    lines.addAll(password().lines(frame));
    lines.add(
        Line.row(
            Chapter.MONITORING,
            "database",
            format(
                "metrics `CPUUtilization`, `FreeStorageSpace`, `FreeableMemory` and `DatabaseConnections` of `AWS/RDS`, `DBInstanceIdentifier` `%s`; `aws rds describe-events --region %s --source-type db-instance --source-identifier %s`",
                id, frame.region(), id)));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "the interface answers with errors or not at all, and recovers",
            "the database failed over; lost connections are noticed within 30 s and made anew",
            format(
                "nothing; `aws rds describe-events --region %s --source-type db-instance --source-identifier %s` says why",
                frame.region(), id)));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "an apply fails with \"Cannot upgrade postgres\"",
            "AWS retired the minor version that the spec pins, and upgraded the database",
            "write the major version alone in `database.rds.engine_version`"));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "data is lost",
            "",
            format(
                "restore beside it with `aws rds restore-db-instance-to-point-in-time --region %1$s --source-db-instance-identifier %2$s --target-db-instance-identifier %2$s-restored --use-latest-restorable-time` and the subnet group, parameter group and security group of the old one; exchange both identifiers with `aws rds modify-db-instance --new-db-instance-identifier`; then `terraform state rm aws_db_instance.main` and `terraform import aws_db_instance.main %2$s`. Automated backups go with the instance that is deleted: keep the old one until you are sure",
                frame.region(), id)));
    lines.add(
        Line.row(
            Chapter.GROWTH,
            "Dagster's event log in the database",
            (rds.grows()
                    ? format(
                        "AWS enlarges the disk up to %s GiB, and never shrinks it",
                        rds.maxStorageGib())
                    : "the disk does not grow, and a full one stops Dagster")
                + "; Dagster itself deletes nothing of a run, the job below does"));
    if (rds.deletionProtection()) {
      lines.add(
          Line.paragraph(
              Chapter.DESTRUCTION,
              format(
                  "Deletion protection of the database has to be switched off by an apply. The database leaves the snapshot `%s-final-` and the first characters of the version of its password, so that each life of the deployment leaves its own.",
                  id)));
    }
    lines.add(
        Line.paragraph(
            Chapter.DESTRUCTION,
            "If an apply failed before the database's password was stored, apply again before you destroy."));
    bill(lines);
    return lines;
  }

  /** Amazon RDS user guide, "Upgrading the PostgreSQL DB engine for Amazon RDS". */
  private void majorVersion(List<Line> lines) {
    lines.add(
        Line.paragraph(
            Chapter.CHANGES,
            format(
                "**Another major version of PostgreSQL** stops the database while AWS upgrades it, for minutes, or longer with many tables, and there is no way back but a snapshot. Try it first on an instance restored from one. Then take a snapshot, stop the daemon so that no run is cut off, and set `engine_version` and `allow_major_version_upgrade: true`; the apply starts it %s. The parameter group of the old version stays, for the old one is in use until then, and costs nothing. Afterwards run `ANALYZE` in the database, whose statistics are gone.",
                rds.changes().immediately() ? "at once" : "in the maintenance window")));
    lines.add(
        Line.code(
            Chapter.CHANGES,
            "sh",
            format(
                "aws rds create-db-snapshot --region %1$s --db-instance-identifier %2$s --db-snapshot-identifier %2$s-before-%3$s",
                frame.region(), rds.identifier(), "$(date +%Y%m%d)"),
            format(
                "version=$(aws rds describe-db-instances --region %s --db-instance-identifier %s --query 'DBInstances[0].EngineVersion' --output text)",
                frame.region(), rds.identifier()),
            format(
                "aws rds describe-db-engine-versions --region %s --engine postgres --engine-version \"$version\" --query 'DBEngineVersions[0].ValidUpgradeTarget[?IsMajorVersionUpgrade].EngineVersion'",
                frame.region())));
  }

  private void bill(List<Line> lines) {
    String prefix = rds.availability().multiAz() ? "Multi-AZ " : "";
    lines.add(
        Line.row(
            Chapter.BILL,
            "RDS, " + rds.instanceClass(),
            String.valueOf(Chapter.HOURS_OF_A_MONTH),
            prefix + "instance-hours"));
    lines.add(
        Line.row(
            Chapter.BILL,
            "RDS storage, gp3",
            String.valueOf(rds.storageGib()),
            prefix + "GiB-months"));
    if (rds.instanceClass().startsWith("db.t3.")) {
      lines.add(
          Line.paragraph(
              Chapter.BILL,
              format(
                  "The instance class `%s` is x86; `%s` is its Graviton successor and usually costs less.",
                  rds.instanceClass(), rds.instanceClass().replace("db.t3.", "db.t4g."))));
    }
  }
}
