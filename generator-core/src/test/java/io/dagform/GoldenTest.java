package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed output of the specs is what they give, byte for byte. */
final class GoldenTest {
  private static final Path SEED = Fixtures.repository("examples/seed");
  private static final Path MULTI_ENVIRONMENT = Fixtures.repository("examples/multi-environment");
  private static final Path CODE_LOCATIONS = Fixtures.repository("examples/code-locations");
  private static final Path PLATFORM =
      Fixtures.repository("examples/platform-and-location/platform");
  private static final Path LOCATION =
      Fixtures.repository("examples/platform-and-location/location");
  private static final Path STANDARD = Fixtures.resources("goldens/standard");

  @TempDir private Path folder;

  static List<Path> examples() {
    return List.of(SEED, MULTI_ENVIRONMENT, CODE_LOCATIONS, PLATFORM, LOCATION);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExamplesCommittedTerraformIsWhatItsSpecGives(Path example) throws IOException {
    GeneratedFiles.generate(example.resolve("dagform.yaml"), folder.resolve("out"));

    assertThat(texts(Fixtures.files(folder.resolve("out"))))
        .as("re-record it with mvn -f %s dagster:generate", example)
        .isEqualTo(texts(withoutTerraformsOwn(Fixtures.files(example.resolve("terraform")))));
  }

  @Test
  void theOtherFieldsGiveTheGoldenOfTheStandardProfile() throws IOException {
    if (Fixtures.UPDATE) {
      GeneratedFiles.generate(STANDARD.resolve("dagform.yaml"), STANDARD.resolve("terraform"));
      fail("Re-recorded the golden of the standard profile: read it, and run the tests again.");
    }
    GeneratedFiles.generate(STANDARD.resolve("dagform.yaml"), folder.resolve("out"));

    assertThat(texts(Fixtures.files(folder.resolve("out"))))
        .as("re-record it with -Dgolden.update=true")
        .isEqualTo(texts(Fixtures.files(STANDARD.resolve("terraform"))));
  }

  @Test
  void generatingAgainChangesNothing() throws IOException {
    Path out = folder.resolve("out");
    GeneratedFiles.generate(SEED.resolve("dagform.yaml"), out);
    SortedMap<String, byte[]> first = Fixtures.files(out);
    var modified = Files.getLastModifiedTime(out.resolve("network.tf"));

    GeneratedFiles.generate(SEED.resolve("dagform.yaml"), out);

    assertThat(texts(Fixtures.files(out))).isEqualTo(texts(first));
    assertThat(Files.getLastModifiedTime(out.resolve("network.tf"))).isEqualTo(modified);
  }

  /** Turkish has an i without a dot, Persian has digits of its own. */
  @ParameterizedTest
  @CsvSource({"tr, TR", "fa, IR"})
  void anotherLocaleTimeZoneAndEncodingGiveTheSameBytes(String language, String country)
      throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.language=" + language,
                    "-Duser.country=" + country,
                    "-Duser.timezone=Pacific/Kiritimati",
                    "-Dfile.encoding=ISO-8859-1",
                    "-Dline.separator=\r\n",
                    "-cp",
                    System.getProperty("java.class.path"),
                    GeneratedFiles.class.getName(),
                    SEED.resolve("dagform.yaml").toString(),
                    out.toString()))
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(log).isZero();
    assertThat(texts(Fixtures.files(out)))
        .isEqualTo(texts(withoutTerraformsOwn(Fixtures.files(SEED.resolve("terraform")))));
  }

  /** Without what {@code terraform init} leaves there. */
  private static SortedMap<String, byte[]> withoutTerraformsOwn(SortedMap<String, byte[]> files) {
    files.keySet().removeIf(path -> path.contains(".terraform"));
    return files;
  }

  /** Texts read better in a failure; the manifest's version changes with every release. */
  private static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach(
        (path, content) ->
            texts.put(
                path,
                new String(content, StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^generator .*$", "generator")));
    return texts;
  }
}
