package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Starter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plugin works under every Maven that it supports, without a pom and in a folder of any name.
 */
final class MavenVersionsTest {
  private static final Path SEED = Path.of("../examples/seed").toAbsolutePath().normalize();

  // Shells and JVMs of other languages' systems read these bytes as UTF-8 only when they are told.
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C.UTF-8");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"3.8.7", "3.9.11", "4.0.0-rc-4"})
  void generatesTheSeedWithoutAPom(String version) throws IOException {
    Path maven = Tools.maven(version);
    Files.copy(SEED.resolve("dagform.yaml"), temporary.resolve("dagform.yaml"));

    // The folder's name is not ASCII, and this JVM may not be able to say it.
    Command.Result result =
        Command.of(
                "sh",
                "-c",
                "d=\"$(printf 'donn\\303\\251es et \\346\\227\\245')\" && mkdir \"$d\" && mv dagform.yaml \"$d\""
                    + " && cd \"$d\" && \"$@\" && cp -r terraform ..",
                "sh",
                maven.toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + Tools.repositoryWithPlugin(),
                "io.dagform:dagster-maven-plugin:" + Dagform.version() + ":generate",
                "io.dagform:dagster-maven-plugin:" + Dagform.version() + ":check")
            .in(temporary)
            .with(ENVIRONMENT)
            .run();

    assertThat(result.orFail())
        .contains("created terraform/network.tf", "terraform is what dagform.yaml gives.");
    assertThat(temporary.resolve("terraform/network.tf"))
        .hasSameBinaryContentAs(SEED.resolve("terraform/network.tf"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.7", "3.9.11", "4.0.0-rc-4"})
  void writesASpecToStartFromWithoutAPom(String version) throws IOException {
    String plugin = "io.dagform:dagster-maven-plugin:" + Dagform.version();
    Command.Result result =
        Command.of(
                Tools.maven(version).toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + Tools.repositoryWithPlugin(),
                plugin + ":init",
                plugin + ":validate")
            .in(temporary)
            .with(ENVIRONMENT)
            .run();

    assertThat(result.orFail())
        .contains(
            "created dagform.yaml",
            "run `mvn " + plugin + ":generate`",
            "dagform.yaml has no errors.");
    assertThat(temporary.resolve("dagform.yaml")).hasContent(Starter.ONE_IMAGE.text());
  }
}
