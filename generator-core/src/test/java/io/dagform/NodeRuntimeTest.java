package io.dagform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for Node.js are shell scripts")
final class NodeRuntimeTest {
  @TempDir private Path folder;

  @Test
  void aSupportedVersionIsFineWhateverItWarnsOf() throws IOException {
    String node = answering("v18.0.0", "a warning");

    assertThatCode(() -> NodeRuntime.require(node)).doesNotThrowAnyException();
  }

  @Test
  void anOldVersionIsNamedWithTheOneThatIsNeeded() throws IOException {
    String node = answering("v16.20.2", "");

    assertThatThrownBy(() -> NodeRuntime.require(node))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(
            "Node.js v16.20.2 is too old: CDKTF, which the Terraform is generated with, needs"
                + " Node.js 18 or newer.");
  }

  @Test
  void somethingElseIsNotTakenForNode() throws IOException {
    String node = answering("v99999999999.0", "");

    assertThatThrownBy(() -> NodeRuntime.require(node))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("is no version of Node.js");
  }

  @Test
  void aMissingProgramIsSaidToBeMissing() {
    assertThatThrownBy(() -> NodeRuntime.require("no-such-node"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageStartingWith("Node.js was not found (`no-such-node`)");
  }

  private String answering(String version, String warning) throws IOException {
    Path script =
        Files.createFile(
            folder.resolve("node"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(script, "#!/bin/sh\necho '%s' >&2\necho '%s'\n".formatted(warning, version));
    return script.toString();
  }
}
