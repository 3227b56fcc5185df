package io.dagform.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: everything is written beside the output first and then moved into place, the
 * manifest last. If a step fails, those before it are taken back.
 */
public final class OutputWriter {
  private final OutputPlan plan;
  private final Deque<Step> taken = new ArrayDeque<>();

  private interface Step {
    void takeBack() throws IOException;
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
    try {
      createFolders(plan.folder().resolve(Manifest.PATH).getParent());
      Path staging = Files.createTempDirectory(plan.folder().resolve(".dagform"), "staging");
      taken.push(() -> deleteTree(staging));
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
      deleteTree(staging);
    } catch (IOException e) {
      takeBack(e);
      throw new OutputException(
          "The output folder %s can't be written: %s. The files are as before; see to free space"
                  .formatted(plan.folder(), e)
              + " and to the right to write there.",
          e);
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
    if (change.after().isPresent()) {
      createFolders(file.getParent());
      replace(file, staged, backup);
    } else {
      move(file, backup);
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
    taken.push(() -> Files.move(to, from, StandardCopyOption.ATOMIC_MOVE));
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing.push(path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      taken.push(() -> Files.delete(path));
    }
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void takeBack(IOException cause) {
    while (!taken.isEmpty()) {
      try {
        taken.pop().takeBack();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
