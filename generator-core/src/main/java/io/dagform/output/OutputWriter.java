package io.dagform.output;

import static io.dagform.text.Text.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans: everything is written beside the output first and then moved into place, each
 * folder's manifest last. If a step fails, those before it are taken back, in all folders.
 */
public final class OutputWriter {
  private static final String STAGING = ".dagform/staging";
  private static final String LOCK = ".dagform/lock";

  private final Disk disk;
  private final List<OutputPlan> plans;
  private final Deque<Step> folders = new ArrayDeque<>();
  private final Deque<Step> files = new ArrayDeque<>();
  private final List<OutputLock> locks = new ArrayList<>();

  /** How to take a step back. */
  private interface Step {
    void takeBack() throws IOException;
  }

  private OutputWriter(List<OutputPlan> plans, Disk disk) {
    this.plans = plans.stream().filter(plan -> !plan.isUpToDate() || wasKilled(plan)).toList();
    this.disk = disk;
  }

  /** Whether a run that was killed left something. */
  private static boolean wasKilled(OutputPlan plan) {
    return exists(plan.folder().resolve(STAGING));
  }

  /**
   * Writes what differs.
   *
   * @throws OutputException if the disk refuses; all folders are then as before
   */
  public static void write(List<OutputPlan> plans) {
    write(plans, Disk.REAL);
  }

  static void write(List<OutputPlan> plans, Disk disk) {
    if (plans.stream().anyMatch(plan -> !plan.conflicts().isEmpty())) {
      throw new IllegalArgumentException("writing would lose somebody's work");
    }
    if (plans.stream().anyMatch(OutputPlan::isRefused)) {
      throw new IllegalArgumentException("applying would lose what already runs");
    }
    new OutputWriter(plans, disk).run();
  }

  private void run() {
    OutputPlan current = null;
    try {
      for (OutputPlan plan : plans) {
        current = plan;
        stage(plan);
      }
      for (OutputPlan plan : plans) {
        current = plan;
        apply(plan);
      }
      cleanUp();
    } catch (IOException | RuntimeException e) {
      throw failure(current, e);
    } finally {
      releaseLocks();
    }
  }

  /** Writes everything where it disturbs nothing, so that a full disk shows before any move. */
  private void stage(OutputPlan plan) throws IOException {
    Path staging = plan.folder().resolve(STAGING);
    createFolders(staging.getParent());
    locks.add(OutputLock.take(plan.folder().resolve(LOCK)));
    // Left by a run that was killed: nothing in it is not somewhere else, or generated anew.
    deleteTree(staging);
    createFolders(staging);
    int number = 0;
    for (OutputPlan.Change change : plan.changes()) {
      if (change.after().isPresent()) {
        disk.write(staging.resolve("new" + number), change.after().get());
      }
      number++;
    }
    if (plan.manifestDiffers()) {
      disk.write(staging.resolve("manifest"), plan.manifest().bytes());
    }
  }

  private void apply(OutputPlan plan) throws IOException {
    Path staging = plan.folder().resolve(STAGING);
    int number = 0;
    for (OutputPlan.Change change : plan.changes()) {
      apply(plan, change, staging.resolve("new" + number), staging.resolve("old" + number));
      number++;
    }
    if (plan.manifestDiffers()) {
      place(
          plan.folder().resolve(Manifest.PATH),
          staging.resolve("manifest"),
          staging.resolve("oldManifest"));
    }
  }

  private void apply(OutputPlan plan, OutputPlan.Change change, Path staged, Path backup)
      throws IOException {
    Path file = plan.resolve(change.path());
    refuseLateEdit(change, file);
    if (change.original().isPresent()) {
      moveAside(file, plan.resolve(change.original().get()));
    }
    if (change.after().isPresent()) {
      createFolders(file.getParent());
      place(file, staged, backup);
    } else {
      if (exists(file)) {
        moveAside(file, backup);
      }
      deleteEmptyFolders(file, plan.folder());
    }
  }

  /** Somebody may have written the file since the plan was drawn. */
  private static void refuseLateEdit(OutputPlan.Change change, Path file) throws IOException {
    boolean same =
        change.before().isPresent()
            ? exists(file) && Arrays.equals(change.before().get(), Files.readAllBytes(file))
            : !exists(file);
    if (!same) {
      throw new OutputException(change.path() + " was changed by somebody else meanwhile");
    }
  }

  /** Puts a file in its place in one step, so that a reader finds the old one or the new one. */
  private void place(Path file, Path staged, Path backup) throws IOException {
    if (exists(file)) {
      disk.copy(file, backup);
      disk.move(staged, file);
      files.push(() -> disk.move(backup, file));
    } else {
      disk.move(staged, file);
      files.push(() -> disk.delete(file));
    }
  }

  private void moveAside(Path file, Path aside) throws IOException {
    disk.move(file, aside);
    files.push(() -> disk.move(aside, file));
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing.push(path);
    }
    for (Path path : missing) {
      disk.createFolder(path);
      folders.push(() -> disk.delete(path));
    }
  }

  private void deleteEmptyFolders(Path deleted, Path root) throws IOException {
    Path folder = deleted.getParent();
    while (folder != null && !folder.equals(root) && isEmpty(folder)) {
      Path emptied = folder;
      disk.delete(emptied);
      files.push(() -> disk.createFolder(emptied));
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes everything back and says how far that went. */
  private OutputException failure(@Nullable OutputPlan plan, Exception cause) {
    String reason = cause instanceof OutputException ? cause.getMessage() : cause.toString();
    String folder = plan == null ? "" : " " + plan.folder();
    if (!takeBack(files, cause)) {
      return new OutputException(
          format(
              "The output folder%s can't be written: %s. Not everything could be put back: what is missing is in %s.",
              folder, reason, STAGING),
          cause);
    }
    cleanUp();
    takeBack(folders, cause);
    return new OutputException(
        format(
            "The output folder%s can't be written: %s. The files are as before; see to free space and to the right to write there.",
            folder, reason),
        cause);
  }

  private static boolean takeBack(Deque<Step> steps, Exception cause) {
    boolean complete = true;
    while (!steps.isEmpty()) {
      try {
        steps.pop().takeBack();
      } catch (IOException e) {
        cause.addSuppressed(e);
        complete = false;
      }
    }
    return complete;
  }

  private void cleanUp() {
    plans.forEach(plan -> deleteTree(plan.folder().resolve(STAGING)));
    releaseLocks();
  }

  private void releaseLocks() {
    for (OutputLock lock : locks) {
      try {
        lock.close();
      } catch (IOException e) {
        // The file stays behind and keeps nobody out: the lock ends with its channel.
      }
    }
    locks.clear();
  }

  /** Deletes a folder that nobody needs any more; what stays does no harm. */
  private static void deleteTree(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The output is whole; a virus scanner or a network file system holds a file for a while.
    }
  }
}
