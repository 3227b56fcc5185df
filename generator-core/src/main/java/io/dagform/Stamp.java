package io.dagform;

import io.dagform.emit.TerraformEngine;
import io.dagform.output.OutputState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file that remembers what an output was made from and what it then was, so that nothing need be
 * generated to know that it is up to date. It is a shortcut: where it is missing, or anything
 * differs, everything is generated.
 */
public final class Stamp {
  private static final String OUTPUT = "output ";

  private final Path file;

  /**
   * @param file where no version control sees it
   */
  public Stamp(Path file) {
    this.file = file;
  }

  /**
   * Whether the folders that were remembered are what this generator gave for the spec.
   *
   * @param spec the bytes of the spec
   */
  public boolean holds(byte[] spec) {
    try {
      String remembered = Files.readString(file);
      List<Path> folders =
          remembered
              .lines()
              .filter(line -> line.startsWith(OUTPUT))
              .map(line -> Path.of(line.split(" ", 3)[2]))
              .toList();
      return content(spec, folders).equals(Optional.of(remembered));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Remembers folders that have just been written.
   *
   * @param spec the bytes of the spec
   */
  public void renew(byte[] spec, List<Path> folders) {
    try {
      Files.deleteIfExists(file);
      Optional<String> content = content(spec, folders);
      if (content.isPresent()) {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.writeString(file, content.get());
      }
    } catch (IOException e) {
      // Without the shortcut the next run takes longer, and is right.
    }
  }

  private static Optional<String> content(byte[] spec, List<Path> folders) throws IOException {
    List<String> lines = new ArrayList<>();
    for (URI source : TerraformEngine.sources()) {
      Path jar = Path.of(source);
      // Classes that are not in a jar are being worked on.
      if (!Files.isRegularFile(jar)) {
        return Optional.empty();
      }
      lines.add("generator " + checksum(Files.readAllBytes(jar)));
    }
    lines.add("spec " + hash(spec));
    for (Path folder : folders) {
      Optional<String> state = OutputState.of(folder);
      if (state.isEmpty()) {
        return Optional.empty();
      }
      lines.add(OUTPUT + state.get() + " " + folder);
    }
    return Optional.of(String.join("\n", lines) + "\n");
  }

  /** A jar is megabytes, for which SHA-256 takes long in a JVM that has just started. */
  private static String checksum(byte[] jar) {
    CRC32 crc = new CRC32();
    crc.update(jar);
    return jar.length + " " + Long.toHexString(crc.getValue());
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
