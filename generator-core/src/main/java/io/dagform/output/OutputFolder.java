package io.dagform.output;

import static io.dagform.text.Text.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of an output, out of which no path leads. */
public record OutputFolder(Path folder) {
  /**
   * The manifest of what was written last; absent if there is none.
   *
   * @throws OutputException if it can't be read
   */
  public Optional<Manifest> manifest() {
    try {
      return read(Manifest.PATH).map(OutputFolder::manifest);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The manifest of such a content. */
  static Manifest manifest(byte[] content) {
    return Manifest.parse(utf8(content));
  }

  OutputException unreadable(IOException cause) {
    return new OutputException(
        format("The output folder %s can't be read: %s.", folder, cause), cause);
  }

  /** What a file holds; absent if it does not exist. */
  Optional<byte[]> read(String path) throws IOException {
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
}
