package io.dagform.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: everything is written beside the output first and then moved into place, the
 * manifest last. If a step fails, those before it are taken back.
 */
public final class OutputWriter {
  private final OutputPlan plan;
  private final Deque<Step> taken = new ArrayDeque<>();

  /** A step that was taken, and how to take it back. */
  private record Step(boolean isFolder, Undo takeBack) {}

  private interface Undo {
    void run() throws IOException;
  }

  private OutputWriter(OutputPlan plan) {
    this.plan = plan;
  }

  /**
   * Writes what differs.
   *
   * @throws OutputException if the disk refuses; the folder is then as before
   */
  public static void write(OutputPlan plan) {
    if (!plan.conflicts().isEmpty()) {
      throw new IllegalArgumentException("writing would lose somebody's work");
    }
    if (!plan.isUpToDate()) {
      new OutputWriter(plan).run();
    }
  }

  private void run() {
    Path staging = null;
    try {
      createFolders(plan.folder().resolve(Manifest.PATH).getParent());
      staging = Files.createTempDirectory(plan.folder().resolve(".dagform"), "staging");
      stage(staging);
      int number = 0;
      for (OutputPlan.Change change : plan.changes()) {
        apply(change, staging.resolve("new" + number), staging.resolve("old" + number));
        number++;
      }
      replace(
          plan.folder().resolve(Manifest.PATH),
          staging.resolve("manifest"),
          staging.resolve("oldManifest"));
    } catch (IOException | RuntimeException e) {
      throw failure(e, staging);
    }
    deleteTree(staging);
  }

  /** Takes everything back and says how far that went. */
  private OutputException failure(Exception cause, @Nullable Path staging) {
    String reason = cause instanceof OutputException ? cause.getMessage() : cause.toString();
    Deque<Step> folders = new ArrayDeque<>();
    boolean complete = true;
    while (!taken.isEmpty()) {
      Step step = taken.pop();
      if (step.isFolder()) {
        folders.add(step);
      } else {
        complete &= takeBack(step, cause);
      }
    }
    if (!complete) {
      return new OutputException(
          "The output folder %s can't be written: %s. Not everything could be put back: what is missing is in %s."
              .formatted(plan.folder(), reason, staging),
          cause);
    }
    if (staging != null) {
      deleteTree(staging);
    }
    folders.forEach(step -> takeBack(step, cause));
    return new OutputException(
        "The output folder %s can't be written: %s. The files are as before; see to free space and to the right to write there."
            .formatted(plan.folder(), reason),
        cause);
  }

  private static boolean takeBack(Step step, Exception cause) {
    try {
      step.takeBack().run();
      return true;
    } catch (IOException e) {
      cause.addSuppressed(e);
      return false;
    }
  }

  /** Writes everything where it disturbs nothing, so that a full disk shows before any move. */
  private void stage(Path staging) throws IOException {
    int number = 0;
    for (OutputPlan.Change change : plan.changes()) {
      if (change.after().isPresent()) {
        writeDurably(staging.resolve("new" + number), change.after().get());
      }
      number++;
    }
    writeDurably(staging.resolve("manifest"), plan.manifest().bytes());
  }

  private void apply(OutputPlan.Change change, Path staged, Path backup) throws IOException {
    Path file = plan.resolve(change.path());
    refuseLateEdit(change, file);
    if (change.after().isPresent()) {
      createFolders(file.getParent());
      replace(file, staged, backup);
    } else {
      move(file, backup);
    }
  }

  /** Somebody may have written the file since the plan was drawn. */
  private static void refuseLateEdit(OutputPlan.Change change, Path file) throws IOException {
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    boolean same =
        change.before().isPresent()
            ? exists && Arrays.equals(change.before().get(), Files.readAllBytes(file))
            : !exists;
    if (!same) {
      throw new OutputException(change.path() + " was changed by somebody else meanwhile");
    }
  }

  private void replace(Path file, Path staged, Path backup) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      move(file, backup);
    }
    move(staged, file);
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    taken.push(new Step(false, () -> Files.move(to, from, StandardCopyOption.ATOMIC_MOVE)));
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing.push(path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      taken.push(new Step(true, () -> Files.delete(path)));
    }
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes a folder that nobody needs any more; what stays does no harm. */
  private static void deleteTree(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The output is whole; a virus scanner or a network file system holds a file for a while.
    }
  }
}
