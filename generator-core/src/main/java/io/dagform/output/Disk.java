package io.dagform.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps in which the output is written; each is done or not, whatever happens. */
interface Disk {
  /** The file system. */
  Disk REAL =
      new Disk() {
        @Override
        public void createFolder(Path folder) throws IOException {
          Files.createDirectory(folder);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
          Files.write(file, content, StandardOpenOption.CREATE_NEW);
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }

        @Override
        public void copy(Path from, Path to) throws IOException {
          Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path file) throws IOException {
          Files.delete(file);
        }
      };

  void createFolder(Path folder) throws IOException;

  /** Writes a new file, and returns when it is safe from a power failure. */
  void write(Path file, byte[] content) throws IOException;

  /** Copies a file with its time. */
  void copy(Path from, Path to) throws IOException;

  /** Moves a file in one step, over the one that may be there. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file or an empty folder. */
  void delete(Path file) throws IOException;
}
