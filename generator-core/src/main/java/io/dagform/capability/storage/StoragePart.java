package io.dagform.capability.storage;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.hcl.Value;
import io.dagform.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The buckets and everything that keeps them private, encrypted and tidy.
 *
 * <p>What runs print has a bucket without versions: Dagster uploads the whole file again and again
 * while a step prints, and each version of each of them would be kept.
 *
 * @param codePrefix the prefix of code that is synced
 */
public record StoragePart(Frame frame, Storage storage, Optional<String> codePrefix)
    implements Part {
  public static final BucketRefs MAIN = new BucketRefs("main");
  public static final BucketRefs COMPUTE_LOGS = new BucketRefs("compute_logs");

  /** The prefix for the values of assets, and whatever the user's code keeps there. */
  public static final String ASSETS = StorageAccess.ASSETS;

  /** The prefix for the values that ops hand to each other, which only their run needs. */
  public static final String OP_OUTPUTS = ASSETS + "op-outputs/";

  /** The bucket of code and values. */
  public Bucket bucket() {
    return storage.bucket();
  }

  public String computeLogBucket() {
    return storage.computeLogBucket();
  }

  public int computeLogDays() {
    return storage.computeLogDays();
  }

  public int assetVersionDays() {
    return storage.assetVersionDays();
  }

  /** The objects below a prefix, as an ARN. */
  public Value objects(String prefix) {
    return Value.template(bucket().arn(), Value.text("/" + prefix + "*"));
  }

  /** What every process needs to keep values and what runs print. */
  public TaskExtension extension() {
    return access().extension();
  }

  /** The buckets, for whoever reads and writes them. */
  public StorageAccess access() {
    return new StorageAccess(
        bucket().nameValue(), bucket().arn(), COMPUTE_LOGS.nameValue(), COMPUTE_LOGS.arn());
  }

  /** The rights to publish what has a prefix. */
  public List<Grant> publish(String prefix) {
    return List.of(
        list("ListCode", "StringLike", prefix + "*"),
        Grant.of(
            "PublishCode",
            List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
            List.of(objects(prefix))));
  }

  /** The right to list what has a prefix. */
  public Grant list(String sid, String operator, String prefix) {
    return Grant.of(sid, List.of("s3:ListBucket"), List.of(bucket().arn()))
        .when(operator, "s3:prefix", List.of(Value.text(prefix)));
  }

  @Override
  public List<CloudName> names() {
    List<CloudName> names = new ArrayList<>(bucket().names());
    names.add(
        CloudName.everywhere("bucket", storage.computeLogBucket(), "storage.compute_log_bucket"));
    return names;
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(StorageAccess.STORED_VALUES);
  }

  @Override
  public List<DagsterSetting> dagsterSettings() {
    return List.of(
        DagsterSetting.of("compute_logs.module", "dagster_aws.s3.compute_log_manager"),
        DagsterSetting.of("compute_logs.class", "S3ComputeLogManager"),
        DagsterSetting.of("compute_logs.config.bucket", new Variable("DAGSTER_COMPUTE_LOG_BUCKET")),
        DagsterSetting.of("compute_logs.config.prefix", StorageAccess.COMPUTE_LOGS_PREFIX),
        DagsterSetting.of("compute_logs.config.skip_empty_files", true),
        new DagsterSetting(
            "compute_logs.config.upload_interval",
            30,
            "Seconds. Without it the log of a step shows only once the step has ended. Each upload replaces the one before."));
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node(
            "s3", format("[\"S3<br/>%s\"]", bucket().name()), Node.Place.REGION, Node.Role.USED));
  }

  @Override
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    if (bucket().managed()) {
      managed.addAll(MAIN.managed(bucket().name(), true));
    }
    managed.addAll(COMPUTE_LOGS.managed(storage.computeLogBucket(), false));
    return managed;
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "bucket",
            format(
                "`%s`: %sbelow `assets/` the values of code that names no I/O manager, and what your code keeps there. What is overwritten or deleted there can be had back for %s days",
                bucket().name(),
                codePrefix.map(prefix -> format("code below `%s`; ", prefix)).orElse(""),
                storage.assetVersionDays())));
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "bucket of compute logs",
            format(
                "`%s`: what runs print, for %s days",
                storage.computeLogBucket(), storage.computeLogDays())));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "a run has no log",
            format(
                "it is older than %s days, or printed in the last 30 s", storage.computeLogDays()),
            "`storage.compute_log_days`"));
    lines.add(
        Line.row(Chapter.GROWTH, "what runs print", format("%s days", storage.computeLogDays())));
    lines.add(
        Line.row(
            Chapter.GROWTH,
            "values of assets",
            format(
                "one for each asset or partition; what was overwritten or deleted goes after %s days",
                storage.assetVersionDays())));
    lines.add(Line.row(Chapter.GROWTH, "values that ops hand to each other", "30 days"));
    lines.add(
        Line.paragraph(
            Chapter.DESTRUCTION,
            bucket().managed()
                ? "`terraform destroy` refuses to delete a bucket with objects in it, versions included: empty both first."
                : "`terraform destroy` refuses to delete a bucket with objects in it: empty the one of compute logs first. The other one stays as it is."));
    if (!bucket().managed()) {
      lines.addAll(ownersRules());
    }
    return lines;
  }

  /** What the owner of an existing bucket has to add, which nothing here sets. */
  private List<Line> ownersRules() {
    return List.of(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "The bucket `%s` is somebody else's, and nothing here changes it. It needs versions for what is overwritten to be had back, and these lifecycle rules, added to those that it has:",
                bucket().name())),
        Line.code(
            Chapter.FIRST_DEPLOYMENT,
            "json",
            "{",
            "  \"Rules\": [",
            format(
                "    {\"ID\": \"%s-assets\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"%s\"}, \"NoncurrentVersionExpiration\": {\"NoncurrentDays\": %s}},",
                frame.name(), ASSETS, storage.assetVersionDays()),
            format(
                "    {\"ID\": \"%s-op-outputs\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"%s\"}, \"Expiration\": {\"Days\": 30}, \"NoncurrentVersionExpiration\": {\"NoncurrentDays\": 1}}",
                frame.name(), OP_OUTPUTS),
            "  ]",
            "}"),
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            "In another account, its policy also has to allow the task roles of this deployment `s3:ListBucket` on it, and `s3:GetObject`, `s3:PutObject` and `s3:DeleteObject` below `assets/`."));
  }
}
