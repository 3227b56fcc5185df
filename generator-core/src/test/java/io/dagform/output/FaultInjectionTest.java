package io.dagform.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dagform.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever step fails, the output of all folders is the one before or the one after. */
final class FaultInjectionTest {
  private static final Map<String, String> OLD =
      Map.of("a.tf", "a = 1\n", "b.tf", "b = 1\n", "config/c.sh", "c\n", "old/d.tf", "d\n");
  private static final Map<String, String> NEW =
      Map.of("a.tf", "a = 2\n", "b.tf", "b = 1\n", "config/c.sh", "c2\n", "new/e.tf", "e\n");
  private static final List<String> FOLDERS = List.of("dev", "prod");

  @TempDir private Path temporary;

  @Test
  void aStepThatFailsLeavesTheOutputBefore() throws IOException {
    int steps = steps();
    for (int failing = 0; failing < steps; failing++) {
      Path output = prepare("failing" + failing);
      SortedMap<String, String> before = texts(output);
      Faulty disk = new Faulty(failing, new IOException("No space left on device"));

      assertThatThrownBy(() -> OutputWriter.write(plans(output), disk))
          .as("step %d", failing)
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("The files are as before");

      assertThat(texts(output)).as("step %d", failing).isEqualTo(before);
    }
    assertThat(steps).isGreaterThanOrEqualTo(30);
  }

  @Test
  void afterAKillTheNextRunCompletesTheOutputAndLosesNothing() throws IOException {
    SortedMap<String, String> after = after();
    int steps = steps();
    for (int killed = 0; killed < steps; killed++) {
      Path output = prepare("killed" + killed);
      Faulty disk = new Faulty(killed, new Killed());

      assertThatThrownBy(() -> OutputWriter.write(plans(output), disk)).isInstanceOf(Killed.class);

      assertThat(output.resolve("dev/mine.tf")).hasContent("mine");
      assertThat(Files.readString(output.resolve("dev/a.tf"))).isIn("a = 1\n", "a = 2\n");
      OutputWriter.write(plans(output));
      assertThat(texts(output)).as("killed at step %d", killed).isEqualTo(after);
    }
  }

  private SortedMap<String, String> after() throws IOException {
    Path output = prepare("after");
    OutputWriter.write(plans(output));
    return texts(output);
  }

  private int steps() throws IOException {
    Faulty counting = new Faulty(Integer.MAX_VALUE, new IOException());
    OutputWriter.write(plans(prepare("counting")), counting);
    return counting.taken;
  }

  private Path prepare(String name) throws IOException {
    Path output = temporary.resolve(name);
    OutputWriter.write(FOLDERS.stream().map(folder -> plan(output.resolve(folder), OLD)).toList());
    Files.writeString(output.resolve("dev/mine.tf"), "mine\n");
    return output;
  }

  private static List<OutputPlan> plans(Path output) {
    return FOLDERS.stream().map(folder -> plan(output.resolve(folder), NEW)).toList();
  }

  private static OutputPlan plan(Path folder, Map<String, String> texts) {
    FileTree tree = FileTree.ofTexts(texts);
    return OutputPlan.of(folder, tree, Manifest.of("1", new TreeSet<>(), tree), List.of());
  }

  private static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    Fixtures.files(folder)
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  /** Stands for the end of the process: the writer takes nothing back after it. */
  private static final class Killed extends Error {}

  /** Fails at a step, once; the steps that take others back succeed. */
  private static final class Faulty implements Disk {
    private final int failing;
    private final Throwable fault;
    private int taken;

    Faulty(int failing, Throwable fault) {
      this.failing = failing;
      this.fault = fault;
    }

    private void step() throws IOException {
      if (taken++ == failing) {
        if (fault instanceof Error error) {
          throw error;
        }
        throw (IOException) fault;
      }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      step();
      Disk.REAL.createFolder(folder);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      step();
      Disk.REAL.write(file, content);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
      step();
      Disk.REAL.copy(from, to);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      step();
      Disk.REAL.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      step();
      Disk.REAL.delete(file);
    }
  }
}
