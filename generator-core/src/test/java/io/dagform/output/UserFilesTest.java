package io.dagform.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are given to the user are written together, and never over what is there. */
final class UserFilesTest {
  private static final SortedMap<String, String> TEXTS =
      new TreeMap<>(Map.of("a.tf", "a\n", "b.tf", "b\n"));

  @TempDir private Path folder;

  @Test
  void allAreWritten() {
    UserFiles.write(folder.resolve("new"), TEXTS);

    assertThat(folder.resolve("new/a.tf")).hasContent("a\n");
    assertThat(folder.resolve("new/b.tf")).hasContent("b\n");
  }

  @Test
  void whatIsThereIsNamedAndNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("b.tf"), "mine");

    assertThat(UserFiles.taken(folder, TEXTS)).containsExactly("b.tf");
    assertThatThrownBy(() -> UserFiles.write(folder, TEXTS))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("The files are as before");
    assertThat(folder.resolve("b.tf")).hasContent("mine");
    assertThat(folder.resolve("a.tf")).doesNotExist();
  }
}
