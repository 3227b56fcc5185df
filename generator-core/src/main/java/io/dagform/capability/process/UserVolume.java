package io.dagform.capability.process;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Container.Mount;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Volume;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Set;

/**
 * A volume of the user's: an access point of an EFS file system that exists, mounted with the
 * rights of the task and encrypted on its way (Amazon ECS developer guide, "Use Amazon EFS volumes
 * with Amazon ECS").
 *
 * @param fileSystem its id
 * @param accessPoint the access point's id
 * @param securityGroup of its mount targets
 * @param path in the container
 */
public record UserVolume(
    String fileSystem, String accessPoint, String securityGroup, String path, boolean readOnly) {
  /** What the volume of synced code is called in a task definition. */
  public static final String SYNCED_CODE = "code";

  // Where the root of a file system would hide what the image runs from.
  private static final Set<String> IMAGES_OWN =
      Set.of(
          "/bin", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt", "/proc", "/root", "/run",
          "/sbin", "/sys", "/tmp", "/usr", "/var");

  // What the kernel shows.
  private static final List<String> KERNELS = List.of("/dev/", "/proc/", "/sys/");

  private static final Field<String> ID =
      required("id", text(Form.FILE_SYSTEM_ID), "Id of the file system.");
  private static final Field<String> ACCESS_POINT =
      required(
          "access_point",
          text(Form.ACCESS_POINT_ID),
          "Id of its access point, which says whose files the code's are.");
  private static final Field<String> SECURITY_GROUP =
      required(
          "security_group",
          text(Form.SECURITY_GROUP_ID),
          "Security group of its mount targets, whose owner lets in NFS.");
  private static final Field<Efs> EFS =
      required(
          "efs",
          new MapType<>(
              List.of(ID, ACCESS_POINT, SECURITY_GROUP),
              in -> new Efs(in.get(ID), in.get(ACCESS_POINT), in.get(SECURITY_GROUP))),
          "An EFS file system that exists, with a mount target in each zone of the tasks.");
  private static final Field<String> PATH =
      required("path", text(Form.FOLDER), "Folder in the container of the process.");
  private static final Field<Boolean> READ_ONLY =
      optional("read_only", bool(), true, "Whether the code can't write to it.");

  static final Type<UserVolume> TYPE =
      new MapType<>(
          List.of(EFS, PATH, READ_ONLY),
          in -> {
            Efs efs = in.get(EFS);
            return new UserVolume(
                efs.id(), efs.accessPoint(), efs.securityGroup(), in.get(PATH), in.get(READ_ONLY));
          });

  /** What the spec says of the file system. */
  private record Efs(String id, String accessPoint, String securityGroup) {}

  Volume volume(String name) {
    return new Volume(name, Value.text(fileSystem), Value.text(accessPoint));
  }

  Mount mount(String name) {
    return new Mount(name, Value.text(path), readOnly);
  }

  private Peer group() {
    return Peer.SecurityGroup.existing(securityGroup);
  }

  Flow.End end() {
    return Flow.End.of(Port.nfs(group()));
  }

  /** What AWS tells its rule from others by. */
  String target() {
    return end().to().number() + " " + group().label();
  }

  /** The right to mount it, through its access point alone (Amazon EFS user guide, "Using IAM"). */
  Grant right(Frame frame) {
    Grant mount =
        readOnly
            ? grant("MountVolumes", List.of("elasticfilesystem:ClientMount"), frame)
            : grant(
                "MountAndWriteVolumes",
                List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
                frame);
    return mount.when(
        "StringEquals",
        "elasticfilesystem:AccessPointArn",
        List.of(frame.arn("elasticfilesystem", "access-point/" + accessPoint)));
  }

  private Grant grant(String sid, List<String> actions, Frame frame) {
    return Grant.of(
        sid, actions, List.of(frame.arn("elasticfilesystem", "file-system/" + fileSystem)));
  }

  /**
   * Checks it alone.
   *
   * @param at where it stands
   */
  void check(String name, SpecPath at, Findings findings) {
    if (name.equals(SYNCED_CODE)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          at,
          format("`%s` is called as the volume of synced code is.", at),
          "Give it another name.");
    }
    if (IMAGES_OWN.contains(path)
        || KERNELS.stream().anyMatch(path::startsWith)
        || isWithin(path, DagsterProcess.HOME)) {
      findings.add(
          DiagnosticCode.VOLUME_PATH,
          at.key("path"),
          format("`%s` is `%s`, which the container has itself.", at.key("path"), path),
          "Choose a folder of the application, such as `/models`.");
    }
  }

  /** Whether neither of two folders is within the other. */
  boolean isApartFrom(String folder) {
    return !isWithin(path, folder) && !isWithin(folder, path);
  }

  private static boolean isWithin(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }
}
