package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal leaves no temporary file and no process, however it ends. */
final class LeftoversTest {
  private static final Path SEED = Path.of("../examples/seed/dagform.yaml").toAbsolutePath();
  private static final int INTERRUPTED = 128 + 15;

  @TempDir private Path folder;
  private Path temporary;

  @BeforeEach
  void prepare() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.copy(SEED, folder.resolve("dagform.yaml"));
  }

  @Test
  void afterASuccess() throws Exception {
    assertThat(output(start("generate", "node"), 0)).contains("created terraform/network.tf");

    assertNothingIsLeft();
  }

  @Test
  void afterASpecWithMistakes() throws Exception {
    String spec = Files.readString(SEED).replace("storage_gib: 20", "storage_gib: 5");
    Files.writeString(folder.resolve("dagform.yaml"), spec);

    assertThat(output(start("generate", "node"), 1)).contains("out-of-range");

    assertNothingIsLeft();
  }

  @Test
  void afterAnOutputThatDiffers() throws Exception {
    assertThat(output(start("check", "node"), 1)).contains("files differ in terraform");

    assertNothingIsLeft();
  }

  @Test
  void afterCdktfFailed() throws Exception {
    assertThat(output(start("generate", node("exec node \"$@\" < /dev/null")), 1))
        .contains("CDKTF");
    assertThat(folder.resolve("started")).exists();

    assertNothingIsLeft();
  }

  @Test
  void afterAnInterruptWhileNodeWorks() throws Exception {
    // One process throughout: what a shell forks has the shell's command line for a moment.
    Process maven = start("generate", node("exec node -e 'setTimeout(() => {}, 60000)' -- \"$@\""));
    while (!Files.exists(folder.resolve("started")) && maven.isAlive()) {
      Thread.sleep(Duration.ofMillis(20).toMillis());
    }
    assertThat(processes()).as(Files.readString(folder.resolve("log"))).hasSize(2);
    maven.destroy();
    output(maven, INTERRUPTED);

    assertNothingIsLeft();
    assertThat(folder.resolve("terraform")).doesNotExist();
  }

  /** A Node.js that says that it was started, and then does something else. */
  private String node(String rest) throws IOException {
    Path script = folder.resolve("node.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        [ "$1" != --version ] || exec node --version
        touch started
        %s
        """
            .formatted(rest));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }

  private Process start(String goal, String node) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("mvn", "--batch-mode", "-Dmaven.repo.local=" + Tools.repositoryWithPlugin()));
    words.add("io.dagform:dagster-maven-plugin:" + Dagform.version() + ":" + goal);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("MAVEN_OPTS", "-Djava.io.tmpdir=" + temporary);
    builder.environment().put("JSII_NODE", node);
    return builder.start();
  }

  private String output(Process maven, int exitCode) throws Exception {
    assertThat(maven.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String log = Files.readString(folder.resolve("log"));
    assertThat(maven.exitValue()).as(log).isEqualTo(exitCode);
    return log;
  }

  private void assertNothingIsLeft() {
    assertThat(temporary).isEmptyDirectory();
    assertThat(processes()).isEmpty();
  }

  /** The commands of Maven and of its Node.js. */
  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains(temporary.toString()))
        .toList();
  }
}
