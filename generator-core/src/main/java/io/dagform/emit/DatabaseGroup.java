package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.db_instance.DbInstance;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroup;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroupParameter;
import com.hashicorp.cdktf.providers.aws.db_subnet_group.DbSubnetGroup;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Subnet;
import io.dagform.hcl.Extras;
import io.dagform.model.Database;
import io.dagform.model.Database.Availability;
import java.util.List;

/** The PostgreSQL instance with its subnet group and its parameter group. */
final class DatabaseGroup extends Group {
  private static final String SINGLE_ZONE = "database-single-zone";
  private static final String PUBLIC_SUBNET = "database-in-public-subnet";
  private static final String CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

  private final Blueprint blueprint;
  private final Database.Rds rds;
  private final Remarks remarks;

  DatabaseGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "database");
    this.blueprint = blueprint;
    this.rds = (Database.Rds) blueprint.deployment().database();
    this.remarks = remarks;
    subnetGroup();
    parameterGroup();
    instance();
  }

  private void subnetGroup() {
    Extras extras = new Extras();
    remarks.noteRisk(extras, "subnet_ids", PUBLIC_SUBNET);
    add(
        Addresses.DB_SUBNET_GROUP,
        DbSubnetGroup.Builder.create(this, Addresses.DB_SUBNET_GROUP.address())
            .name(rds.identifier())
            .description("Subnets of the database")
            .subnetIds(
                blueprint.publicSubnets().stream()
                    .map(subnet -> Addresses.subnet(subnet).id())
                    .toList())
            .build(),
        extras);
  }

  private void parameterGroup() {
    add(
        Addresses.DB_PARAMETER_GROUP,
        DbParameterGroup.Builder.create(this, Addresses.DB_PARAMETER_GROUP.address())
            .name(rds.identifier() + "-postgres" + rds.majorVersion())
            .description(
                format("PostgreSQL %s that refuses connections without TLS", rds.majorVersion()))
            .family("postgres" + rds.majorVersion())
            .parameter(
                List.of(
                    DbParameterGroupParameter.builder()
                        .name("rds.force_ssl")
                        .value("1")
                        .applyMethod("pending-reboot")
                        .build()))
            .lifecycle(TerraformResourceLifecycle.builder().createBeforeDestroy(true).build())
            .build(),
        new Extras()
            .note(
                "parameter.apply_method",
                "From PostgreSQL 15 on the value is the default, which AWS reports with this"
                    + " method."));
  }

  private void instance() {
    DbInstance.Builder instance =
        DbInstance.Builder.create(this, Addresses.DATABASE.address())
            .identifier(rds.identifier())
            .dbName("dagster")
            .username("dagster")
            .dbSubnetGroupName(Addresses.DB_SUBNET_GROUP.json("name"))
            .parameterGroupName(Addresses.DB_PARAMETER_GROUP.json("name"))
            .vpcSecurityGroupIds(List.of(Addresses.securityGroup(Peer.DATABASE).id()))
            .engine("postgres")
            .engineVersion(rds.engineVersion())
            .instanceClass(rds.instanceClass())
            .allocatedStorage(rds.storageGib())
            .storageType("gp3")
            .storageEncrypted(true)
            .publiclyAccessible(false)
            .port(Blueprint.DATABASE_PORT)
            .caCertIdentifier(CERTIFICATE_AUTHORITY)
            .iamDatabaseAuthenticationEnabled(false)
            .multiAz(rds.availability() instanceof Availability.MultiAz)
            .autoMinorVersionUpgrade(!rds.minorVersionPinned())
            .backupRetentionPeriod(rds.backupRetentionDays())
            .copyTagsToSnapshot(true)
            .deletionProtection(rds.deletionProtection())
            .skipFinalSnapshot(!rds.deletionProtection());
    if (rds.maxStorageGib() > rds.storageGib()) {
      instance.maxAllocatedStorage(rds.maxStorageGib());
    }
    if (rds.deletionProtection()) {
      instance.finalSnapshotIdentifier(rds.identifier() + "-final");
    }
    if (rds.availability() instanceof Availability.OneZone zone) {
      blueprint.publicSubnets().stream()
          .filter(subnet -> subnet.key().endsWith("_" + zone.letter()))
          .map(DatabaseGroup::zoneOf)
          .forEach(instance::availabilityZone);
    }
    add(Addresses.DATABASE, instance.build(), remarksOnInstance());
  }

  private Extras remarksOnInstance() {
    Extras extras =
        new Extras()
            .value(
                "password_wo",
                Addresses.stored(blueprint.databasePassword()).attribute("secret_string"))
            .value(
                "password_wo_version",
                Addresses.secretVersion(blueprint.databasePassword())
                    .attribute("secret_string_wo_version"));
    remarks.skipInDevelopment(extras, "CKV_AWS_118", "no enhanced monitoring");
    remarks.skipInDevelopment(extras, "CKV_AWS_129", "no log exports");
    Remarks.skip(extras, "CKV_AWS_161", "nobody logs in by IAM, and it takes 300 MiB");
    if (rds.maxStorageGib() > rds.storageGib()) {
      extras.note(
          "max_allocated_storage",
          Remarks.field(
              "database.rds.max_storage_gib",
              "a full disk stops Dagster, and its event log only grows"));
    }
    if (!(rds.availability() instanceof Availability.MultiAz)) {
      if (blueprint.deployment().reasonFor(SINGLE_ZONE).isPresent()) {
        remarks.skipRisk(extras, "CKV_AWS_157", SINGLE_ZONE);
        remarks.noteRisk(extras, "multi_az", SINGLE_ZONE);
      } else {
        remarks.skipInDevelopment(extras, "CKV_AWS_157", "one zone");
      }
    }
    if (rds.minorVersionPinned()) {
      Remarks.skip(
          extras,
          "CKV_AWS_226",
          Remarks.field("database.rds.engine_version", "pinned minor version"));
      extras.note(
          "auto_minor_version_upgrade",
          Remarks.field(
              "database.rds.engine_version",
              "with a pinned minor version the next apply would undo an automatic upgrade"));
    }
    if (!rds.deletionProtection()) {
      Remarks.skip(extras, "CKV_AWS_293", Remarks.field("database.rds.deletion_protection", "off"));
      extras.note(
          "skip_final_snapshot",
          Remarks.field("database.rds.deletion_protection", "off: destroyed without a snapshot"));
    }
    remarks.skipInDevelopment(extras, "CKV_AWS_353", "no performance insights");
    return extras;
  }

  private static String zoneOf(Subnet subnet) {
    return Addresses.subnet(subnet).json("availability_zone");
  }
}
