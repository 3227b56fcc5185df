package io.dagform.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What a folder holds of the generator's files, in one hash. */
public final class OutputState {
  private OutputState() {}

  /** The hash; absent if a file that was written is gone or can't be read. */
  public static Optional<String> of(Path folder) {
    try {
      byte[] manifest = Files.readAllBytes(folder.resolve(Manifest.PATH));
      StringBuilder state = new StringBuilder(Manifest.hash(manifest));
      for (String path : Manifest.parse(new String(manifest, UTF_8)).hashes().keySet()) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.empty();
        }
        state.append(Manifest.hash(Files.readAllBytes(file)));
      }
      return Optional.of(Manifest.hash(state.toString().getBytes(UTF_8)));
    } catch (IOException | OutputException e) {
      return Optional.empty();
    }
  }
}
