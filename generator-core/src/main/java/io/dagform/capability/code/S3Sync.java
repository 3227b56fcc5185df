package io.dagform.capability.code;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.capability.storage.StoragePart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Mapped;
import io.dagform.spec.OneOrNamed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files below an S3 prefix, synced to a volume that the tasks mount.
 *
 * @param syncPrefix the prefix in the bucket, with a slash at its end
 * @param path the folder in the containers
 * @param pythonFiles the files below the prefix that hold Dagster's definitions
 * @param timeoutSeconds the limit of the first sync, which a task waits for
 * @param intervalSeconds the pause between two syncs
 */
record S3Sync(
    String syncPrefix,
    String path,
    PythonFiles pythonFiles,
    int timeoutSeconds,
    int intervalSeconds,
    VolumeKind volume)
    implements Code {
  private static final SpecPath FIELD = SpecPath.of("dagster.code.s3_sync");

  private static final Field<String> PREFIX =
      required(
          "prefix",
          text(Form.S3_PREFIX),
          "Prefix of the code in the bucket, with a slash at its end.");
  private static final Field<String> PATH =
      required("path", text(Form.FOLDER), "Folder in the containers that holds the code.");
  private static final Field<PythonFiles> PYTHON_FILE =
      required(
          "python_file",
          new OneOrNamed<>(
              new Mapped<>(
                  text(Form.PYTHON_FILE),
                  (file, reading) ->
                      new PythonFiles(
                          new TreeMap<>(Map.of(reading.deploymentName(), file)), false)),
              Form.CODE_LOCATION,
              text(Form.PYTHON_FILE),
              files -> new PythonFiles(new TreeMap<>(files), true)),
          "File below the prefix that holds Dagster's definitions; or one for each code location, by"
              + " the location's name.");
  private static final Field<Integer> TIMEOUT =
      optional(
          "timeout_seconds",
          integer(1, 3600, "at most an hour"),
          30,
          "Seconds that the first sync may take; a task starts only after it.");
  private static final Field<Integer> INTERVAL =
      optional(
          "interval_seconds",
          integer(1, 86_400, "at most a day"),
          60,
          "Seconds between two syncs.");
  private static final Field<VolumeKind> VOLUME =
      optional("volume", word(VolumeKind.class), VolumeKind.EFS, "What the code is kept on.");

  static final Alternative<S3Sync> ALTERNATIVE =
      Alternative.with(
          "s3_sync",
          new MapType<>(
              List.of(PREFIX, PATH, PYTHON_FILE, TIMEOUT, INTERVAL, VOLUME),
              in ->
                  new S3Sync(
                      in.get(PREFIX),
                      in.get(PATH),
                      in.get(PYTHON_FILE),
                      in.get(TIMEOUT),
                      in.get(INTERVAL),
                      in.get(VOLUME))),
          "Files below an S3 prefix, synced to a volume that every task mounts.");

  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/sbin", "/sys", "/tmp",
          "/usr", "/var");

  /** What synced code is kept on. */
  enum VolumeKind {
    /** An EFS file system that all tasks share. */
    EFS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Optional<String> prefix() {
    return Optional.of(syncPrefix);
  }

  @Override
  public Optional<String> folder() {
    return Optional.of(path);
  }

  @Override
  public List<String> imageModules() {
    return List.of();
  }

  @Override
  public SortedSet<String> locations() {
    return new TreeSet<>(pythonFiles.byLocation().keySet());
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public CodePart draw(Surroundings around) {
    return new S3SyncPart(this, around);
  }

  @Override
  public void check(Findings findings) {
    if (SYSTEM_FOLDERS.contains(path.replaceFirst("(?<=.)/.*", ""))) {
      findings.add(
          DiagnosticCode.CODE_PATH_CONFLICT,
          FIELD.key("path"),
          format("`%s` is `%s`, in a folder of the image's system.", FIELD.key("path"), path),
          "Choose a folder of the application, such as `/app/dags`.");
    }
    if (syncPrefix.startsWith(StoragePart.ASSETS)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          FIELD.key("prefix"),
          format(
              "`%s` is `%s`, where Dagster keeps what runs write.",
              FIELD.key("prefix"), syncPrefix),
          "Code has a prefix of its own, such as `dags/`.");
    }
    if (intervalSeconds < timeoutSeconds) {
      findings.add(
          DiagnosticCode.SYNC_INTERVAL,
          FIELD.key("interval_seconds"),
          format(
              "`%s` is %s, below `timeout_seconds`, which is %s.",
              FIELD.key("interval_seconds"), intervalSeconds, timeoutSeconds),
          "Raise the one or lower the other.");
    }
  }
}
