package io.dagform.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dagform.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputWriterTest {
  private static final Map<String, String> FIRST =
      Map.of("a.tf", "a = 1\n", "b.tf", "b = 1\n", "config/c.sh", "c\n");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void writeTheFirstOutput() {
    folder = temporary.resolve("project/terraform");
    write(FIRST);
  }

  @Test
  void anUnchangedFileKeepsItsTimeAndAChangedOneIsReplaced() throws IOException {
    var before = Files.getLastModifiedTime(folder.resolve("a.tf"));

    write(Map.of("a.tf", "a = 1\n", "b.tf", "b = 2\n", "config/c.sh", "c\n"));

    assertThat(Files.getLastModifiedTime(folder.resolve("a.tf"))).isEqualTo(before);
    assertThat(folder.resolve("b.tf")).hasContent("b = 2");
    assertThat(plan(FIRST).isUpToDate()).isFalse();
  }

  @Test
  void aFileThatIsNoLongerGeneratedGoesWhenNobodyChangedIt() {
    write(Map.of("a.tf", "a = 1\n"));

    assertThat(folder.resolve("b.tf")).doesNotExist();
    assertThat(folder.resolve("config/c.sh")).doesNotExist();
  }

  @Test
  void anEditedFileIsAConflict() throws IOException {
    Files.writeString(folder.resolve("a.tf"), "a = 1 # mine\n");

    assertThat(plan(Map.of("a.tf", "a = 2\n")).conflicts())
        .extracting(OutputPlan.Change::path, OutputPlan.Change::kind)
        .containsExactly(tuple("a.tf", OutputPlan.Kind.EDITED));
  }

  @Test
  void anEditedFileThatIsNoLongerGeneratedIsAConflictToo() throws IOException {
    Files.writeString(folder.resolve("b.tf"), "b = 1 # mine\n");

    assertThat(plan(Map.of("a.tf", "a = 1\n")).conflicts())
        .extracting(OutputPlan.Change::path)
        .containsExactly("b.tf");
  }

  @Test
  void aForeignFileIsLeftAloneAndNeverOverwritten() throws IOException {
    Files.writeString(folder.resolve("mine_override.tf"), "mine\n");
    Files.writeString(folder.resolve("d.tf"), "mine\n");

    OutputPlan plan = plan(Map.of("a.tf", "a = 1\n", "d.tf", "d = 1\n"));

    assertThat(plan.conflicts()).extracting(OutputPlan.Change::path).containsExactly("d.tf");
    assertThatThrownBy(() -> OutputWriter.write(List.of(plan)))
        .isInstanceOf(IllegalArgumentException.class);
    write(FIRST);
    assertThat(folder.resolve("mine_override.tf")).hasContent("mine");
  }

  @Test
  void aFileThatEqualsTheOutputIsFineWhateverTheManifestSays() throws IOException {
    Files.delete(folder.resolve(Manifest.PATH));

    assertThat(plan(FIRST).conflicts()).isEmpty();
    write(FIRST);
    assertThat(plan(FIRST).isUpToDate()).isTrue();
  }

  @Test
  void afterAFailureInTheMiddleEverythingIsAsBefore() throws IOException {
    // A folder where the last file has to go, made after the plan was drawn.
    OutputPlan plan =
        plan(Map.of("a.tf", "a = 2\n", "config/c.sh", "c2\n", "new/x.tf", "x\n", "z.tf", "z\n"));
    Files.createDirectories(folder.resolve("z.tf/in-the-way"));
    Files.createDirectories(folder.resolve("z.tf/in-the-way/deep"));
    Files.writeString(folder.resolve("new"), "a file where a folder has to be");
    var before = Fixtures.files(folder).keySet();

    assertThatThrownBy(() -> OutputWriter.write(List.of(plan)))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("The files are as before");

    assertThat(Fixtures.files(folder).keySet()).isEqualTo(before);
    assertThat(folder.resolve("a.tf")).hasContent("a = 1");
    assertThat(folder.resolve("b.tf")).hasContent("b = 1");
    assertThat(folder.resolve("config/c.sh")).hasContent("c");
  }

  @Test
  void aFailureLeavesNoFolderBehind() throws IOException {
    Files.writeString(temporary.resolve("file"), "");
    Path impossible = temporary.resolve("file/terraform");
    FileTree tree = FileTree.ofTexts(FIRST);
    OutputPlan plan =
        OutputPlan.of(impossible, tree, Manifest.of("1", new TreeSet<>(), tree), List.of());

    assertThatThrownBy(() -> OutputWriter.write(List.of(plan))).isInstanceOf(OutputException.class);

    assertThat(temporary.resolve("file")).isRegularFile();
  }

  @Test
  void anUnreadableManifestSaysHowToRecover() throws IOException {
    Files.writeString(folder.resolve(Manifest.PATH), "format 1\nfile 12 a.tf\n");

    assertThatThrownBy(() -> plan(FIRST))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("Line 2 of .dagform/manifest")
        .hasMessageContaining("version control");
  }

  @Test
  void aLinkThatLeadsElsewhereIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.delete(folder.resolve("config/c.sh"));
    Files.delete(folder.resolve("config"));
    Files.createSymbolicLink(folder.resolve("config"), elsewhere);

    assertThatThrownBy(() -> plan(FIRST))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("leads out of the output folder");
  }

  @Test
  void aLinkToAFolderAboveIsRefusedToo() throws IOException {
    Files.delete(folder.resolve("config/c.sh"));
    Files.delete(folder.resolve("config"));
    Files.createSymbolicLink(folder.resolve("config"), Path.of(".."));

    assertThatThrownBy(() -> plan(FIRST))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("leads out of the output folder");
  }

  @Test
  void whatSomebodyWroteAfterThePlanWasDrawnIsKept() throws IOException {
    OutputPlan plan = plan(Map.of("a.tf", "a = 2\n", "d.tf", "d\n"));
    Files.writeString(folder.resolve("d.tf"), "mine\n");

    assertThatThrownBy(() -> OutputWriter.write(List.of(plan)))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("d.tf was changed by somebody else meanwhile");

    assertThat(folder.resolve("d.tf")).hasContent("mine");
    assertThat(folder.resolve("a.tf")).hasContent("a = 1");
    assertThat(folder.resolve(".dagform")).isDirectoryNotContaining("glob:**staging*");
  }

  @Test
  void aPathThatLeadsOutIsABugOfOurs() {
    assertThatThrownBy(() -> FileTree.ofTexts(Map.of("../x", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDiffIsCapped() throws IOException {
    Files.writeString(folder.resolve("a.tf"), "a = 3\n");
    OutputPlan plan = plan(FIRST);

    assertThat(Differ.diff(plan.changes(), 100))
        .containsExactly(
            "--- on disk: a.tf", "+++ generated: a.tf", "@@ -1,1 +1,1 @@", "-a = 3", "+a = 1");
    assertThat(Differ.diff(plan.changes(), 3)).hasSize(4).last().isEqualTo("... and 2 more lines");
  }

  @Test
  void aConflictInTheManifestLeavesBothSidesKnown() throws IOException {
    Path manifest = folder.resolve(Manifest.PATH);
    String ours = line(Files.readString(manifest), "a.tf");
    write(Map.of("a.tf", "a = 2\n", "b.tf", "b = 1\n", "config/c.sh", "c\n"));
    String theirs = line(Files.readString(manifest), "a.tf");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                theirs,
                "<<<<<<< HEAD\n%s\n||||||| base\n=======\n%s\n>>>>>>> branch"
                    .formatted(ours, theirs)));
    Files.writeString(folder.resolve("a.tf"), "a = 1\n");

    OutputPlan plan = plan(Map.of("a.tf", "a = 3\n", "b.tf", "b = 1\n", "config/c.sh", "c\n"));

    assertThat(plan.conflicts()).isEmpty();
    OutputWriter.write(List.of(plan));
    assertThat(Files.readString(manifest)).doesNotContain("<<<<<<<").containsOnlyOnce(" a.tf\n");
  }

  @Test
  void aPathInTheManifestThatLeadsElsewhereIsNotRead() throws IOException {
    Files.writeString(
        folder.resolve(Manifest.PATH), "format 1\nfile %s ../x\n".formatted("0".repeat(64)));

    assertThatThrownBy(() -> plan(FIRST))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("Line 2 of .dagform/manifest");
  }

  @Test
  void forceKeepsWhatSomebodyWroteBesideTheGeneratedFile() throws IOException {
    Files.writeString(folder.resolve("a.tf"), "mine\n");
    Files.writeString(folder.resolve("a.tf.orig"), "older\n");
    Files.writeString(folder.resolve("b.tf"), "mine too\n");
    Files.writeString(folder.resolve("d.tf"), "foreign\n");

    OutputWriter.write(List.of(plan(Map.of("a.tf", "a = 2\n", "d.tf", "d = 1\n")).forced()));

    assertThat(folder.resolve("a.tf")).hasContent("a = 2");
    assertThat(folder.resolve("a.tf.orig")).hasContent("older");
    assertThat(folder.resolve("a.tf.orig2")).hasContent("mine");
    assertThat(folder.resolve("b.tf")).doesNotExist();
    assertThat(folder.resolve("b.tf.orig")).hasContent("mine too");
    assertThat(folder.resolve("d.tf")).hasContent("d = 1");
    assertThat(folder.resolve("d.tf.orig")).hasContent("foreign");
    assertThat(folder.resolve("config")).doesNotExist();
  }

  @Test
  void aFolderWhereAFileHasToBeIsSaidSo() throws IOException {
    Files.createDirectory(folder.resolve("d.tf"));

    assertThatThrownBy(() -> plan(Map.of("d.tf", "d\n")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("d.tf is a folder");
  }

  @Test
  void aSecondRunIsToldThatTheFirstIsWriting() throws IOException {
    OutputPlan plan = plan(Map.of("a.tf", "a = 2\n"));
    try (OutputLock lock = OutputLock.take(folder.resolve(".dagform/lock"))) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> OutputWriter.write(List.of(plan)))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("another run is writing there");
    }

    OutputWriter.write(List.of(plan));
    assertThat(folder.resolve("a.tf")).hasContent("a = 2");
    assertThat(folder.resolve(".dagform")).isDirectoryNotContaining("glob:**lock");
  }

  @Test
  void whatARunThatWasKilledLeftIsRemoved() throws IOException {
    Files.createDirectories(folder.resolve(".dagform/staging"));
    Files.writeString(folder.resolve(".dagform/staging/new0"), "half a fi");
    Files.writeString(folder.resolve(".dagform/lock"), "");

    write(Map.of("a.tf", "a = 2\n"));

    assertThat(Fixtures.files(folder).keySet()).containsExactly(Manifest.PATH, "a.tf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a.tf",
        "a/../b.tf",
        "a//b.tf",
        "a\\b.tf",
        "c:a.tf",
        "nul",
        "aux.tf",
        "x/COM1.txt",
        "a.",
        "a ",
        "a\u0000",
        ""
      })
  void aPathThatIsNotTheSameFileEverywhereIsABugOfOurs(String path) {
    assertThatThrownBy(() -> FileTree.ofTexts(Map.of(path, "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoPathsThatDifferInCaseOnlyAreABugOfOurs() {
    assertThatThrownBy(() -> FileTree.ofTexts(Map.of("a.tf", "", "A.tf", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String line(String manifest, String path) {
    return manifest.lines().filter(line -> line.endsWith(" " + path)).findFirst().orElseThrow();
  }

  private void write(Map<String, String> texts) {
    OutputWriter.write(List.of(plan(texts)));
  }

  private OutputPlan plan(Map<String, String> texts) {
    FileTree tree = FileTree.ofTexts(texts);
    return OutputPlan.of(folder, tree, Manifest.of("1", new TreeSet<>(), tree), List.of());
  }
}
