package io.dagform.output;

import static io.dagform.text.Text.format;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A file that is written by itself, whole or not at all. */
public final class SingleFile {
  private final Path path;

  /** What became of the file. */
  public enum Outcome {
    CREATED,
    UPDATED,
    /** It had the content already, and keeps its time. */
    UP_TO_DATE,
    /** It is somebody else's, and as it was. */
    REFUSED
  }

  public SingleFile(Path path) {
    this.path = path;
  }

  /** Whether there is anything of that name. */
  public boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Writes the file where there is none.
   *
   * @return whether that was so
   * @throws OutputException if the disk refuses
   */
  public boolean create(byte[] content) {
    if (exists()) {
      return false;
    }
    createFolder();
    try {
      Disk.REAL.write(path, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      deleteHalf(e);
      throw failure("written", e);
    }
  }

  private void deleteHalf(IOException cause) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Writes the file where there is none, or over one that may be replaced.
   *
   * @param replaceable whether a content may be lost
   * @throws OutputException if the disk refuses; the file is then as before
   */
  public Outcome write(byte[] content, Predicate<byte[]> replaceable) {
    Optional<byte[]> before = read();
    if (before.isPresent() && Arrays.equals(before.get(), content)) {
      return Outcome.UP_TO_DATE;
    }
    if (before.isPresent() && !replaceable.test(before.get())) {
      return Outcome.REFUSED;
    }
    createFolder();
    try {
      // What a link leads to is replaced, and not the link.
      Path target = before.isPresent() ? path.toRealPath() : path;
      Path staged = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
      try {
        Disk.REAL.write(staged, content);
        Disk.REAL.move(staged, target);
      } finally {
        Files.deleteIfExists(staged);
      }
    } catch (IOException e) {
      throw failure("written", e);
    }
    return before.isPresent() ? Outcome.UPDATED : Outcome.CREATED;
  }

  private Optional<byte[]> read() {
    try {
      return exists() ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  private void createFolder() {
    Path folder = path.getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure("written", e);
    }
  }

  private OutputException failure(String what, IOException cause) {
    return new OutputException(
        format(
            "The file %s can't be %s (%s); see to free space and to the rights there.",
            path, what, cause),
        cause);
  }
}
