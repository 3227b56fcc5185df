package io.dagform.output;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to turn an output folder into a tree, found by looking only. */
public final class OutputPlan {
  private static final String ORIGINAL = ".orig";

  private final Path folder;
  private final FileTree tree;
  private final Manifest manifest;
  private final List<Diagnostic> diagnostics;
  private final List<Change> changes = new ArrayList<>();
  private boolean manifestDiffers;

  /** What becomes of a file. */
  public enum Kind {
    CREATE,
    REPLACE,
    DELETE,
    /** Someone changed it since it was written. */
    EDITED,
    /** It was never written by the generator, and stands where a file of its has to. */
    FOREIGN;

    /** Whether writing would lose somebody's work. */
    public boolean isConflict() {
      return this == EDITED || this == FOREIGN;
    }
  }

  /**
   * A file that is not as it should be.
   *
   * @param before its content; absent if it does not exist
   * @param after the content that it should have; absent if it should not exist
   * @param original the path to which somebody's version is moved first; absent if nobody made one
   */
  public record Change(
      String path,
      Kind kind,
      Optional<byte[]> before,
      Optional<byte[]> after,
      Optional<String> original) {

    private Change(String path, Kind kind, Optional<byte[]> before, Optional<byte[]> after) {
      this(path, kind, before, after, Optional.empty());
    }
  }

  private OutputPlan(Path folder, FileTree tree, Manifest manifest, List<Diagnostic> diagnostics) {
    this.folder = folder;
    this.tree = tree;
    this.manifest = manifest;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Compares a folder with a tree.
   *
   * @param diagnostics what was found when the tree was compared with what already runs
   * @throws OutputException if the folder can't be read
   */
  public static OutputPlan of(
      Path folder, FileTree tree, Manifest manifest, List<Diagnostic> diagnostics) {
    OutputPlan plan = new OutputPlan(folder, tree, manifest, diagnostics);
    try {
      plan.compare();
    } catch (IOException e) {
      throw new OutputException(format("The output folder %s can't be read: %s.", folder, e), e);
    }
    return plan;
  }

  private void compare() throws IOException {
    Optional<byte[]> written = read(Manifest.PATH);
    Manifest recorded =
        written.isPresent() ? Manifest.parse(utf8(written.get())) : Manifest.empty();
    manifestDiffers = written.isEmpty() || !Arrays.equals(written.get(), manifest.bytes());
    for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
      compare(file.getKey(), file.getValue(), recorded);
    }
    for (String path : recorded.hashes().keySet()) {
      if (!tree.files().containsKey(path)) {
        stale(path, recorded);
      }
    }
  }

  private void compare(String path, byte[] wanted, Manifest recorded) throws IOException {
    Optional<byte[]> present = read(path);
    if (present.isEmpty()) {
      changes.add(new Change(path, Kind.CREATE, present, Optional.of(wanted)));
    } else if (!Arrays.equals(present.get(), wanted)) {
      Kind kind =
          recorded.wrote(path, present.get())
              ? Kind.REPLACE
              : recorded.knows(path) ? Kind.EDITED : Kind.FOREIGN;
      changes.add(new Change(path, kind, present, Optional.of(wanted)));
    }
  }

  private void stale(String path, Manifest recorded) throws IOException {
    Optional<byte[]> present = read(path);
    if (present.isPresent()) {
      boolean unchanged = recorded.wrote(path, present.get());
      changes.add(
          new Change(path, unchanged ? Kind.DELETE : Kind.EDITED, present, Optional.empty()));
    }
  }

  private Optional<byte[]> read(String path) throws IOException {
    Path file = resolve(path);
    if (Files.isDirectory(file)) {
      throw new OutputException(
          format("%s is a folder, and a file of the output has to be there; move it away.", file));
    }
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  /** The file of a path, which neither dots nor links lead out of the folder. */
  Path resolve(String path) throws IOException {
    Path file = plainPath(path);
    Path existing = file.getParent();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean inside =
        file.startsWith(folder.normalize())
            && !Files.isSymbolicLink(file)
            && (existing == null
                || !Files.exists(folder)
                || existing.toRealPath().startsWith(folder.toRealPath()));
    if (!inside) {
      throw new OutputException(
          format(
              "%s leads out of the output folder %s; remove the link, or the line of the manifest.",
              path, folder));
    }
    return file;
  }

  private Path plainPath(String path) {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new OutputException(format("The manifest names %s, which is no path.", path), e);
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new OutputException(
          format("%s is not a text. Restore it from version control, or delete it.", Manifest.PATH),
          e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** What the guards of what already runs found. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether the guards refuse it. */
  public boolean isRefused() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  Manifest manifest() {
    return manifest;
  }

  boolean manifestDiffers() {
    return manifestDiffers;
  }

  /** The files that differ: those that are generated by path, then those that no longer are. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** The files that hold somebody's work. */
  public List<Change> conflicts() {
    return changes.stream().filter(change -> change.kind().isConflict()).toList();
  }

  /** The same plan without conflicts: somebody's version is kept beside the generated file. */
  public OutputPlan forced() {
    OutputPlan forced = new OutputPlan(folder, tree, manifest, diagnostics);
    forced.manifestDiffers = manifestDiffers;
    for (Change change : changes) {
      forced.changes.add(change.kind().isConflict() ? forced(change) : change);
    }
    return forced;
  }

  private Change forced(Change change) {
    String original = change.path() + ORIGINAL;
    for (int i = 2; Files.exists(folder.resolve(original), LinkOption.NOFOLLOW_LINKS); i++) {
      original = change.path() + ORIGINAL + i;
    }
    return new Change(
        change.path(),
        change.after().isPresent() ? Kind.REPLACE : Kind.DELETE,
        change.before(),
        change.after(),
        Optional.of(original));
  }

  /** Whether the manifest, too, is as it should be. */
  public boolean isUpToDate() {
    return changes.isEmpty() && !manifestDiffers;
  }
}
