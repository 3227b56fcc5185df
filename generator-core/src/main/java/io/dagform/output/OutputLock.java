package io.dagform.output;

import static io.dagform.text.Text.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps a second run from writing the same folder. The operating system frees it when its process
 * ends, however that ends.
 */
final class OutputLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws OutputException if somebody else has it
   */
  static OutputLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null && isTheFile(file, channel)) {
        return new OutputLock(file, channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw held(file);
    }
    channel.close();
    throw held(file);
  }

  /** Whoever frees a lock deletes its file, and a lock on a deleted file keeps nobody out. */
  private static boolean isTheFile(Path file, FileChannel channel) throws IOException {
    String token = UUID.randomUUID().toString();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
    try {
      return Files.readString(file).equals(token);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static OutputException held(Path file) {
    return new OutputException(format("another run is writing there (%s)", file));
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
