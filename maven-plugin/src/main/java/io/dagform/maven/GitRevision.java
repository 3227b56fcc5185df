package io.dagform.maven;

import static io.dagform.text.Text.format;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** A file as it was at a revision of git. */
final class GitRevision {
  private GitRevision() {}

  /**
   * What it held.
   *
   * @param revision such as {@code origin/main} or {@code HEAD~3}
   */
  static byte[] read(Path file, String revision)
      throws MojoExecutionException, MojoFailureException {
    if (revision.startsWith("-")) {
      throw new MojoFailureException(format("%s is no revision of git.", revision));
    }
    File folder = Objects.requireNonNull(file.toAbsolutePath().getParent()).toFile();
    try {
      Process git =
          new ProcessBuilder("git", "show", revision + ":./" + file.getFileName())
              .directory(folder)
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .start();
      git.getOutputStream().close();
      byte[] bytes = git.getInputStream().readAllBytes();
      String problem =
          new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (git.waitFor() != 0) {
        throw new MojoFailureException(
            format(
                "%s is no file, and git can't show %s at it: %s",
                revision, file.getFileName(), problem));
      }
      return bytes;
    } catch (IOException e) {
      throw new MojoExecutionException(
          "git is needed on the PATH, or a file to compare with: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("git was interrupted", e);
    }
  }
}
