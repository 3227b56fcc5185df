package io.dagform.capability.code;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Condition;
import io.dagform.blueprint.Container.Dependency;
import io.dagform.blueprint.Container.Life;
import io.dagform.blueprint.Container.Mount;
import io.dagform.blueprint.Container.Start;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.Subnets;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Variables;
import io.dagform.blueprint.Volume;
import io.dagform.capability.process.UserVolume;
import io.dagform.dagster.SyncedCode;
import io.dagform.dagster.Template;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Code that is synced from the bucket to a file system.
 *
 * <p>A task starts as the seed's does: the gate tests credentials and bucket and syncs once; only
 * then the sync loop and Dagster start.
 */
public final class S3SyncPart implements CodePart {
  public static final Ref FILE_SYSTEM = Ref.resource("aws_efs_file_system", "code");
  public static final Ref FILE_SYSTEM_POLICY = Ref.resource("aws_efs_file_system_policy", "code");
  public static final Ref ACCESS_POINT = Ref.resource("aws_efs_access_point", "code");

  private static final int LONGEST_PATH = 256;
  private static final String VOLUME = UserVolume.SYNCED_CODE;
  private static final String GATE = "sync-init";
  private static final String LOOP = "sync";
  private static final Ref CODE_PATH = Ref.local("code_path");
  private static final ConfigFile SYNC = new ConfigFile("sync.py", Template.text("sync.py"));
  private static final ConfigFile PUBLISH =
      new ConfigFile("publish.sh", Template.text("publish.sh"));

  // How long a revision of the code is kept at the least after it was last current: a week.
  private static final int SHORTEST_REVISION_SECONDS = 7 * 24 * 3600;

  private final S3Sync model;
  private final Code.Surroundings around;
  private final SyncedCode synced;
  private final ConfigFile loader;

  S3SyncPart(S3Sync model, Code.Surroundings around) {
    this.model = model;
    this.around = around;
    this.synced = new SyncedCode(model.pythonFiles().byLocation(), model.pythonFiles().named());
    this.loader = new ConfigFile("synced_code.py.tftpl", synced.text());
  }

  public Frame frame() {
    return around.frame();
  }

  /** The roles of the tasks that mount the file system. */
  public List<Value> mountingRoles() {
    return Once.of(around.identities().stream().map(identity -> identity.task().arn()));
  }

  /** Where the file system can be mounted. */
  public Subnets subnets() {
    return around.network().tasks();
  }

  /** The mount target in a zone. */
  public static Ref mountTarget(String zone) {
    return Ref.resource("aws_efs_mount_target", "code_" + zone);
  }

  public Peer.SecurityGroup group() {
    return Peer.SecurityGroup.own(
        "file_system",
        "file system",
        frame().name() + "-file-system",
        "File system of the synced code",
        around.network().vpcId());
  }

  private Value path() {
    return new Value.Expression(CODE_PATH.address(), LONGEST_PATH);
  }

  @Override
  public List<Local> locals() {
    return List.of(new Local(CODE_PATH.name(), Value.text(model.path())));
  }

  @Override
  public ConfigFile workspace() {
    return new ConfigFile("workspace.yaml", synced.workspace());
  }

  @Override
  public TaskExtension source(LogGroup logs, Optional<String> reloadUrl) {
    return TaskExtension.none()
        .variables(
            Map.of(
                "SYNCED_CODE_FILES",
                Value.text(synced.files()),
                "SYNCED_CODE_PY",
                loader.rendered(ConfigFile.hole("path", path()))))
        .may(
            List.of(
                around.storage().list("ListBucket", "StringLikeIfExists", model.syncPrefix() + "*"),
                Grant.of(
                    "ReadCode",
                    List.of("s3:GetObject"),
                    List.of(around.storage().objects(model.syncPrefix())))))
        .beside(
            List.of(gate(logs), loop(logs, reloadUrl)),
            List.of(
                new Dependency(GATE, Condition.SUCCESS), new Dependency(LOOP, Condition.START)));
  }

  @Override
  public TaskExtension volume() {
    List<Ref> ready = new ArrayList<>();
    subnets().ids().keySet().forEach(zone -> ready.add(mountTarget(zone)));
    ready.add(FILE_SYSTEM_POLICY);
    return TaskExtension.none()
        .uses(Port.nfs(group()))
        .may(
            List.of(
                Grant.of(
                        "SyncedCode",
                        List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
                        List.of(FILE_SYSTEM.attribute("arn")))
                    .when(
                        "StringEquals",
                        "elasticfilesystem:AccessPointArn",
                        List.of(ACCESS_POINT.attribute("arn")))))
        .volumes(
            List.of(new Volume(VOLUME, FILE_SYSTEM.attribute("id"), ACCESS_POINT.attribute("id"))),
            List.of(new Mount(VOLUME, path(), true)))
        .ready(ready);
  }

  private Variables.Shared syncVariables() {
    return new Variables.Shared(
        "sync_environment",
        new TreeMap<>(
            Map.of(
                // boto3 does not read AWS_REGION.
                "AWS_DEFAULT_REGION", Frame.regionId(),
                "SYNC_BUCKET", around.storage().bucket().nameValue(),
                "SYNC_KEEP_SECONDS", Value.text(String.valueOf(keptRevisionSeconds())),
                "SYNC_PATH", path(),
                "SYNC_PREFIX", Value.text(model.syncPrefix()))));
  }

  /** A run loads modules of the revision that it began with for as long as it may take. */
  private int keptRevisionSeconds() {
    long longestRun = around.settings().maximumRuntimeSeconds();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(SHORTEST_REVISION_SECONDS, 2 * longestRun));
  }

  private Container gate(LogGroup logs) {
    return sync(
        logs,
        GATE,
        "tests credentials and bucket, syncs once",
        new Start(
            List.of(Value.text("python"), Value.text("-c"), SYNC.content()),
            List.of(Value.text("once")),
            "",
            List.of()),
        Map.of("SYNC_TIMEOUT_SECONDS", Value.text(String.valueOf(model.timeoutSeconds()))),
        false);
  }

  private Container loop(LogGroup logs, Optional<String> reloadUrl) {
    SortedMap<String, Value> own = new TreeMap<>();
    own.put("SYNC_INTERVAL_SECONDS", Value.text(String.valueOf(model.intervalSeconds())));
    reloadUrl.ifPresent(url -> own.put("SYNC_RELOAD_URL", Value.text(url)));
    return sync(
        logs,
        LOOP,
        "syncs again and again",
        new Start(
            List.of(
                Value.text("python"),
                Value.template(path(), Value.text("/.sync-"), SYNC.sha256(), Value.text(".py"))),
            List.of(Value.text("loop")),
            "The copy that sync-init leaves: a task definition takes 64 KiB, and has the text once so.",
            List.of(new Dependency(GATE, Condition.SUCCESS))),
        own,
        true);
  }

  private Container sync(
      LogGroup logs,
      String name,
      String purpose,
      Start start,
      Map<String, Value> own,
      boolean restarts) {
    return new Container(
        name,
        purpose,
        around.image().image(),
        start,
        new Variables(Optional.of(syncVariables()), new TreeMap<>(own)),
        new TreeMap<>(),
        List.of(new Mount(VOLUME, path(), false)),
        List.of(),
        Optional.empty(),
        Life.beside(restarts),
        logs,
        LOOP);
  }

  @Override
  public String webserverNote() {
    return "the sync and, during reloads, up to three code servers";
  }

  @Override
  public String daemonNote() {
    return "its code server, the sync";
  }

  @Override
  public List<String> beside() {
    return List.of(LOOP);
  }

  @Override
  public List<Peer.SecurityGroup> securityGroups() {
    return List.of(group());
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(SYNC, PUBLISH, loader, workspace());
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "code_url",
            "Place that the code is published to.",
            Value.template(
                Value.text("s3://"),
                around.storage().bucket().nameValue(),
                Value.text("/" + model.syncPrefix()))));
  }

  @Override
  public List<Node> nodes() {
    return List.of(new Node("efs", "[\"EFS<br/>synced code\"]", Node.Place.VPC, Node.Role.USED));
  }

  @Override
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    managed.addAll(
        Managed.drawn("aws_efs_access_point", "aws_efs_file_system", "aws_efs_file_system_policy"));
    managed.add(new Managed("aws_efs_mount_target", List.of(around.network().vpcId())));
    return managed;
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(
            Chapter.COMPONENTS,
            "file system",
            format(
                "EFS, encrypted, a mount target in each zone; holds the synced code, in the tasks below `%s/current`",
                model.path())),
        Line.paragraph(
            Chapter.START,
            format(
                "Containers wait for each other through `dependsOn`. The first sync has %s s; where it fails, the task starts with the revision that is on the file system, and the sync goes on beside it. Only without one does the task stop, and says why in its log.",
                model.timeoutSeconds())),
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "Publish code, here the folder `%s`:",
                model.syncPrefix().replaceFirst("(.*/)?([^/]+/)$", "$2"))),
        Line.code(
            Chapter.FIRST_DEPLOYMENT,
            "sh",
            format(
                "sh config/publish.sh %s \"$(terraform output -raw code_url)\"",
                model.syncPrefix().replaceFirst("(.*/)?([^/]+/)$", "$2"))),
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "It uploads a release and names it last, so no task ever sees half of one; it prints the release's name, and keeps the last 20. The tasks sync it within %s s; then the webserver reloads it, and the daemon's code server, which starts anew about once a minute, follows. What is uploaded without it, by `aws s3 sync` for example, is taken where no release is published, once two listings in a row are the same: an upload that pauses for longer goes live by halves.",
                model.intervalSeconds())),
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            "Who may publish code may do what the code may: it runs with the password of the database and the rights of the task role."),
        Line.row(
            Chapter.MONITORING,
            "sync of the code",
            format("streams `sync/`: %s", around.logs("sync"))),
        Line.row(
            Chapter.TROUBLES,
            "published code does not appear",
            "files are still being changed, the release is not there, an object was left out: the sync says which",
            around.logs("sync")),
        Line.row(
            Chapter.TROUBLES,
            "a bad release is live",
            "",
            "name an older one, of which `aws s3 ls \"$(terraform output -raw code_url).releases/\"` has the list: `printf NAME > release && aws s3 cp release \"$(terraform output -raw code_url).release\"`"),
        Line.row(
            Chapter.TROUBLES,
            "a task does not start, and its log says \"there is no revision on disk\"",
            "the file system is empty, and the bucket or the credentials cannot be had",
            around.logs("sync")),
        Line.row(
            Chapter.GROWTH,
            "releases of the code",
            "`publish.sh` keeps 20, and deleted ones go after 90 days; the file system has a file that did not change once, and revisions go after a week, or twice `max_runtime_seconds`"));
  }
}
