package io.dagform;

import static io.dagform.text.Text.format;

import io.dagform.emit.TerraformEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Node.js that CDKTF runs in. Asking for its version takes as long as a small stack, so that is
 * done where something went wrong.
 */
final class NodeRuntime {
  static final int OLDEST_MAJOR_VERSION = TerraformEngine.oldestNodeMajorVersion();

  private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.\\S*");

  private NodeRuntime() {}

  /** Makes sure that a command starts a Node.js that is new enough. */
  static void require(String command) {
    String version = version(command);
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw new EngineUnavailableException(
          format(
              "`%s --version` answered `%s`, which is no version of Node.js; Node.js %s or newer is needed on the PATH.",
              command, version, OLDEST_MAJOR_VERSION));
    }
    if (Integer.parseInt(matcher.group(1)) < OLDEST_MAJOR_VERSION) {
      throw new EngineUnavailableException(
          format(
              "Node.js %s is too old: CDKTF, which the Terraform is generated with, needs Node.js %s or newer.",
              version, OLDEST_MAJOR_VERSION));
    }
  }

  private static String version(String command) {
    try {
      Process process =
          new ProcessBuilder(command, "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        String output =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new EngineUnavailableException(
          format(
              "Node.js was not found (`%s`): CDKTF, which the Terraform is generated with, needs Node.js %s or newer on the PATH.",
              command, OLDEST_MAJOR_VERSION));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailableException("Interrupted while Node.js was looked for.");
    }
  }
}
