package io.dagform.emit;

import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPoint;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointConfig;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointPosixUser;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectory;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectoryCreationInfo;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystem;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystemConfig;
import com.hashicorp.cdktf.providers.aws.efs_file_system_policy.EfsFileSystemPolicy;
import com.hashicorp.cdktf.providers.aws.efs_file_system_policy.EfsFileSystemPolicyConfig;
import com.hashicorp.cdktf.providers.aws.efs_mount_target.EfsMountTarget;
import com.hashicorp.cdktf.providers.aws.efs_mount_target.EfsMountTargetConfig;
import io.dagform.capability.code.S3SyncPart;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

/** The file system of the synced code, which only the roles of the tasks can mount. */
final class FileSystemGroup extends Group {
  private static final Ref FILE_SYSTEM = S3SyncPart.FILE_SYSTEM;

  // Whoever a process is in its container, on the file system it is this user.
  private static final int POSIX_ID = 1000;

  FileSystemGroup(Stack stack, S3SyncPart part, Remarks remarks) {
    super(stack, "file_system");
    Map<String, String> tags = Map.of("Name", part.frame().name() + "-code");
    Extras extras = new Extras();
    remarks.skipInDevelopment(extras, "CKV_AWS_184", "no key of its own");
    block(
        FILE_SYSTEM,
        EfsFileSystem::new,
        EfsFileSystemConfig.builder()
            .encrypted(true)
            .performanceMode("generalPurpose")
            .throughputMode("elastic")
            .tags(tags)
            .build(),
        extras);
    part.subnets()
        .ids()
        .forEach(
            (zone, subnet) ->
                block(
                    S3SyncPart.mountTarget(zone),
                    EfsMountTarget::new,
                    EfsMountTargetConfig.builder()
                        .fileSystemId(FILE_SYSTEM.id())
                        .subnetId(json(subnet))
                        .securityGroups(List.of(json(part.group().id())))
                        .build()));
    block(
        S3SyncPart.ACCESS_POINT,
        EfsAccessPoint::new,
        EfsAccessPointConfig.builder()
            .fileSystemId(FILE_SYSTEM.id())
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
    block(
        S3SyncPart.FILE_SYSTEM_POLICY,
        EfsFileSystemPolicy::new,
        EfsFileSystemPolicyConfig.builder()
            .fileSystemId(FILE_SYSTEM.id())
            .policy(Extras.ELSEWHERE)
            .build(),
        new Extras()
            .above("Without a policy, EFS lets in whoever reaches a mount target.")
            .value("policy", Policies.document(List.of(tasks(part.mountingRoles()), tlsOnly()))));
  }

  private static Value tasks(List<Value> roles) {
    return Value.Obj.builder()
        .put("Sid", "Tasks")
        .put("Effect", "Allow")
        .put("Principal", Value.Obj.builder().put("AWS", Value.oneOrMany(roles)).build())
        .put(
            "Action",
            Value.texts(List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite")))
        .put("Resource", FILE_SYSTEM.attribute("arn"))
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
                            S3SyncPart.ACCESS_POINT.attribute("arn"))
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
        .put("Resource", FILE_SYSTEM.attribute("arn"))
        .put("Condition", Policies.withoutTls())
        .build();
  }
}
