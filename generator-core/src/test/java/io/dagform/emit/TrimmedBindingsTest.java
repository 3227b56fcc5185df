package io.dagform.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Target;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CDKTF gives the same JSON with the trimmed bindings as with the official ones. */
final class TrimmedBindingsTest {
  private static final List<Path> SPECS =
      List.of(
          Fixtures.repository("examples/seed/dagform.yaml"),
          Fixtures.repository("examples/multi-environment/dagform.yaml"),
          Fixtures.repository("examples/image-only/dagform.yaml"),
          Fixtures.repository("examples/no-front-door/dagform.yaml"),
          Fixtures.resources("goldens/standard/dagform.yaml"));

  // The build copies the official bindings here; they are on no class path.
  private static final Path OFFICIAL = Path.of("target/official");

  @Test
  void theJsonIsThatOfTheOfficialOnes() throws Exception {
    String trimmed = run(List.of());
    String official = run(List.of(officialJar()));

    assertThat(trimmed).hasLineCount(7).contains("aws_ecs_task_definition");
    assertThat(trimmed).isEqualTo(official);
  }

  private static Path officialJar() throws IOException {
    try (var files = Files.list(OFFICIAL)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  /** What {@link #main} prints in a JVM with other jars first on its class path. */
  private static String run(List<Path> first) throws Exception {
    List<String> classPath = new ArrayList<>(first.stream().map(Path::toString).toList());
    classPath.add(System.getProperty("java.class.path"));
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                TrimmedBindingsTest.class.getName()));
    SPECS.forEach(spec -> words.add(spec.toString()));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  public static void main(String[] specs) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    try (TerraformEngine engine = TerraformEngine.open("node")) {
      for (String spec : specs) {
        for (Target target :
            Dagform.read("dagform.yaml", Files.readAllBytes(Path.of(spec))).targets()) {
          System.out.println(
              mapper.writeValueAsString(engine.synthesize(target.blueprint()).json()));
        }
      }
    }
  }
}
