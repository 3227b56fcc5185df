package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.providers.aws.db_instance.DbInstance;
import com.hashicorp.cdktf.providers.aws.db_instance.DbInstanceConfig;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroup;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroupConfig;
import com.hashicorp.cdktf.providers.aws.db_parameter_group.DbParameterGroupParameter;
import com.hashicorp.cdktf.providers.aws.db_subnet_group.DbSubnetGroup;
import com.hashicorp.cdktf.providers.aws.db_subnet_group.DbSubnetGroupConfig;
import io.dagform.capability.database.Rds;
import io.dagform.capability.database.RdsPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.List;

/** The PostgreSQL instance with its subnet group and its parameter group. */
final class RdsGroup extends Group {
  private static final String CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

  private final RdsPart part;
  private final Rds rds;
  private final Remarks remarks;

  RdsGroup(Stack stack, RdsPart part, Remarks remarks) {
    super(stack, "database");
    this.part = part;
    this.rds = part.rds();
    this.remarks = remarks;
    subnetGroup();
    parameterGroup();
    instance();
  }

  private void subnetGroup() {
    Extras extras = new Extras();
    remarks.noteRisk(extras, "subnet_ids", DiagnosticCode.DATABASE_IN_PUBLIC_SUBNET);
    block(
        RdsPart.SUBNET_GROUP,
        DbSubnetGroup::new,
        DbSubnetGroupConfig.builder()
            .name(part.subnetGroupName())
            .description("Subnets of the database")
            .subnetIds(json(part.subnets().list()))
            .build(),
        extras);
  }

  private void parameterGroup() {
    block(
        RdsPart.PARAMETER_GROUP,
        DbParameterGroup::new,
        DbParameterGroupConfig.builder()
            .name(part.parameterGroupName())
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
            .build(),
        new Extras()
            .value("skip_destroy", Value.bool(true))
            .note(
                "skip_destroy",
                "The database holds on to it until the maintenance window in which an upgrade"
                    + " takes effect.")
            .note(
                "parameter.apply_method",
                "From PostgreSQL 15 on the value is the default, which AWS reports with this"
                    + " method."));
  }

  private void instance() {
    DbInstanceConfig.Builder instance =
        DbInstanceConfig.builder()
            .identifier(rds.identifier())
            .dbName(RdsPart.NAME)
            .username(RdsPart.NAME)
            .dbSubnetGroupName(RdsPart.SUBNET_GROUP.json("name"))
            .parameterGroupName(RdsPart.PARAMETER_GROUP.json("name"))
            .vpcSecurityGroupIds(List.of(json(part.group().id())))
            .engine("postgres")
            .engineVersion(rds.engineVersion())
            .instanceClass(rds.instanceClass())
            .allocatedStorage(rds.storageGib())
            .storageType("gp3")
            .storageEncrypted(true)
            .publiclyAccessible(false)
            .port(part.port())
            .caCertIdentifier(CERTIFICATE_AUTHORITY)
            .iamDatabaseAuthenticationEnabled(false)
            .multiAz(rds.availability().multiAz())
            .autoMinorVersionUpgrade(!rds.minorVersionPinned())
            .backupRetentionPeriod(rds.backupRetentionDays())
            .copyTagsToSnapshot(true)
            .deletionProtection(rds.deletionProtection())
            .skipFinalSnapshot(!rds.deletionProtection())
            .applyImmediately(rds.changes().immediately());
    if (rds.changes().majorVersion()) {
      instance.allowMajorVersionUpgrade(true);
    }
    if (rds.grows()) {
      instance.maxAllocatedStorage(rds.maxStorageGib());
    }
    if (rds.deletionProtection()) {
      instance.finalSnapshotIdentifier(
          json(Value.template(Value.text(rds.identifier() + "-final-"), part.life())));
    }
    part.zone().ifPresent(zone -> instance.availabilityZone(json(zone)));
    block(RdsPart.DATABASE, DbInstance::new, instance.build(), remarksOnInstance());
  }

  private Extras remarksOnInstance() {
    Extras extras =
        new Extras()
            .value("password_wo", part.password().stored().attribute("secret_string"))
            .value("password_wo_version", part.passwordNumber())
            .note(
                "password_wo_version",
                "Another secret, or another version of it, is another number, and the database is told.");
    remarks.skipInDevelopment(extras, "CKV_AWS_118", "no enhanced monitoring");
    remarks.skipInDevelopment(extras, "CKV_AWS_129", "no log exports");
    Remarks.skip(extras, "CKV_AWS_161", "nobody logs in by IAM, and it takes 300 MiB");
    if (rds.grows()) {
      extras.note(
          "max_allocated_storage",
          Remarks.field(
              "database.rds.max_storage_gib",
              "a full disk stops Dagster, and its event log only grows"));
    }
    if (!rds.availability().multiAz()) {
      if (part.frame().accepted(DiagnosticCode.DATABASE_SINGLE_ZONE).isPresent()) {
        remarks.skipRisk(extras, "CKV_AWS_157", DiagnosticCode.DATABASE_SINGLE_ZONE);
        remarks.noteRisk(extras, "multi_az", DiagnosticCode.DATABASE_SINGLE_ZONE);
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
    if (!rds.changes().immediately()) {
      extras.note(
          "apply_immediately",
          Remarks.field(
              "database.rds.apply", "what needs a restart waits for the maintenance window"));
    }
    remarks.skipInDevelopment(extras, "CKV_AWS_353", "no performance insights");
    return extras;
  }
}
