package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPoint;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointPosixUser;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectory;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectoryCreationInfo;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystem;
import com.hashicorp.cdktf.providers.aws.efs_file_system_policy.EfsFileSystemPolicy;
import com.hashicorp.cdktf.providers.aws.efs_mount_target.EfsMountTarget;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Subnet;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

/** The file system of the synced code, which only the tasks' role can mount. */
final class FileSystemGroup extends Group {
  // Whoever a process is in its container, on the file system it is this user.
  private static final int POSIX_ID = 1000;

  FileSystemGroup(Stack stack, Blueprint blueprint, Remarks remarks) {
    super(stack, "file_system");
    Map<String, String> tags = Map.of("Name", blueprint.deployment().name() + "-code");
    Extras extras = new Extras();
    remarks.skipInDevelopment(extras, "CKV_AWS_184", "no key of its own");
    add(
        Addresses.FILE_SYSTEM,
        EfsFileSystem.Builder.create(this, Addresses.FILE_SYSTEM.address())
            .encrypted(true)
            .performanceMode("generalPurpose")
            .throughputMode("elastic")
            .tags(tags)
            .build(),
        extras);
    for (Subnet subnet : blueprint.publicSubnets()) {
      add(
          Addresses.mountTarget(subnet),
          EfsMountTarget.Builder.create(this, Addresses.mountTarget(subnet).address())
              .fileSystemId(Addresses.FILE_SYSTEM.id())
              .subnetId(Addresses.subnet(subnet).id())
              .securityGroups(List.of(Addresses.securityGroup(Peer.FILE_SYSTEM).id()))
              .build());
    }
    add(
        Addresses.ACCESS_POINT,
        EfsAccessPoint.Builder.create(this, Addresses.ACCESS_POINT.address())
            .fileSystemId(Addresses.FILE_SYSTEM.id())
            .posixUser(EfsAccessPointPosixUser.builder().uid(POSIX_ID).gid(POSIX_ID).build())
            .rootDirectory(
                EfsAccessPointRootDirectory.builder()
                    .path("/code")
                    .creationInfo(
                        EfsAccessPointRootDirectoryCreationInfo.builder()
                            .ownerUid(POSIX_ID)
                            .ownerGid(POSIX_ID)
                            .permissions("0750")
                            .build())
                    .build())
            .tags(tags)
            .build());
    add(
        Addresses.FILE_SYSTEM_POLICY,
        EfsFileSystemPolicy.Builder.create(this, Addresses.FILE_SYSTEM_POLICY.address())
            .fileSystemId(Addresses.FILE_SYSTEM.id())
            .policy("{}")
            .build(),
        new Extras()
            .above("Without a policy, EFS lets in whoever reaches a mount target.")
            .value("policy", Settings.document(List.of(tasks(), tlsOnly()))));
  }

  private static Value tasks() {
    return Value.Obj.builder()
        .put("Sid", "Tasks")
        .put("Effect", "Allow")
        .put(
            "Principal",
            Value.Obj.builder().put("AWS", Addresses.TASK_ROLE.attribute("arn")).build())
        .put(
            "Action",
            Value.texts(List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite")))
        .put("Resource", Addresses.FILE_SYSTEM.attribute("arn"))
        .put(
            "Condition",
            Value.Obj.builder()
                .put(
                    "Bool",
                    Value.Obj.builder()
                        .put("elasticfilesystem:AccessedViaMountTarget", "true")
                        .build())
                .put(
                    "StringEquals",
                    Value.Obj.builder()
                        .put(
                            "elasticfilesystem:AccessPointArn",
                            Addresses.ACCESS_POINT.attribute("arn"))
                        .build())
                .build())
        .build();
  }

  private static Value tlsOnly() {
    return Value.Obj.builder()
        .put("Sid", "TlsOnly")
        .put("Effect", "Deny")
        .put("Principal", Value.Obj.builder().put("AWS", "*").build())
        .put("Action", "*")
        .put("Resource", Addresses.FILE_SYSTEM.attribute("arn"))
        .put("Condition", Settings.withoutTls())
        .build();
  }
}
