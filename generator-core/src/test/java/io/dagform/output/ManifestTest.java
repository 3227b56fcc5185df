package io.dagform.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestTest {
  private static final List<String> RECORDS =
      List.of(
          "keep aws_db_instance.main identifier a",
          "keep aws_ecr_repository.dagster name b",
          "keep aws_lb.main name c",
          "keep aws_s3_bucket.main bucket d",
          "keep aws_vpc.main cidr_block e");

  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsReadWithoutADoubt() {
    String text = text(RECORDS);

    Manifest manifest = Manifest.parse(text);

    assertThat(manifest.doubt()).isEmpty();
    assertThat(manifest.text()).isEqualTo(text);
  }

  @Test
  void aCommentAndTheLineEndingsOfAPlatformRaiseNoDoubt() {
    String text = text(RECORDS) + "# ours\n";

    assertThat(Manifest.parse(text.replace("\n", "\r\n")).doubt()).isEmpty();
  }

  @Test
  void theVersionOfTheGeneratorIsNotInTheSum() {
    String text = text(RECORDS).replace("generator 1\n", "generator 2\n");

    assertThat(Manifest.parse(text).doubt()).isEmpty();
  }

  @Test
  void everyLineThatIsLeftOutIsNoticed() {
    String text = text(RECORDS);

    assertThat(text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("generator")))
        .hasSizeGreaterThan(RECORDS.size())
        .allSatisfy(
            line -> assertThat(Manifest.parse(text.replace(line + "\n", "")).doubt()).isPresent());
  }

  @Test
  void twoBranchesThatGenerateConflictWhateverTheyChange() throws Exception {
    Path ours = write("ours", text(with(0, "keep aws_db_instance.main identifier x")));
    Path base = write("base", text(RECORDS));
    Path theirs = write("theirs", text(with(4, "keep aws_vpc.main cidr_block y")));

    Manifest merged = Manifest.parse(merge(ours, base, theirs));

    assertThat(merged.records()).contains("keep aws_db_instance.main identifier x");
    assertThat(merged.records()).contains("keep aws_vpc.main cidr_block y");
    assertThat(merged.doubt()).hasValueSatisfying(doubt -> assertThat(doubt).contains("conflict"));
  }

  @Test
  void aConflictThatOneSideWonByHandIsNoticed() {
    String theirs = text(with(4, "keep aws_vpc.main cidr_block y"));
    String merged =
        theirs.replace(
            "keep aws_db_instance.main identifier a", "keep aws_db_instance.main identifier x");

    assertThat(Manifest.parse(merged).doubt())
        .hasValueSatisfying(doubt -> assertThat(doubt).contains("`sum` does not fit"));
  }

  private static List<String> with(int index, String line) {
    List<String> records = new ArrayList<>(RECORDS);
    records.set(index, line);
    return records;
  }

  private static String text(List<String> records) {
    return Manifest.of("1", new TreeSet<>(records), FileTree.ofTexts(Map.of("a.tf", "a = 1\n")))
        .text();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** What git makes of two branches. */
  private static String merge(Path ours, Path base, Path theirs) throws Exception {
    Process process =
        new ProcessBuilder(
                "git", "merge-file", "-p", ours.toString(), base.toString(), theirs.toString())
            .redirectErrorStream(true)
            .start();
    String merged = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("the conflicts").isEqualTo(1);
    return merged;
  }
}
