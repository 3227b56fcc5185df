package io.dagform.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The tools that the tests run, installed below {@code target/tools} where that is possible, by one
 * test at a time.
 */
final class Tools {
  private static final boolean REQUIRED = "true".equals(System.getenv("DAGFORM_REQUIRE_TOOLS"));
  private static final Path FOLDER = Path.of("target/tools").toAbsolutePath();
  private static final Path PYTHON_SOURCES = Path.of("src/test/python").toAbsolutePath();
  private static final Path REPOSITORY =
      Path.of("../maven-plugin/target/it-repository").toAbsolutePath().normalize();
  private static final String TFLINT = "github.com/terraform-linters/tflint@v0.64.0";
  private static final String ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

  // Where images and distributions keep providers beside Terraform's own search path.
  private static final List<Path> PLUGIN_ROOTS =
      List.of(Path.of("/opt"), Path.of("/usr/share"), Path.of("/usr/local/share"));

  private Tools() {}

  /** Skips the test without a tool, or fails where every tool is required. */
  static void require(boolean available, String message) {
    if (!available) {
      if (REQUIRED) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  /** Where tools are installed, each in a folder of its name. */
  static Path folder() {
    return FOLDER;
  }

  /** A folder of provider plugins on this machine; without one, Terraform downloads them. */
  static Optional<Path> pluginFolder() {
    return PLUGIN_ROOTS.stream()
        .filter(Files::isDirectory)
        .flatMap(Tools::pluginFolders)
        .findFirst();
  }

  private static Stream<Path> pluginFolders(Path root) {
    try (Stream<Path> found =
        Files.find(root, 3, (path, attributes) -> path.endsWith("registry.terraform.io"))) {
      return found.map(Path::getParent).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty();
    }
  }

  /**
   * A Python environment with the packages of a requirements file; returns its programs' folder.
   */
  static synchronized Path python(String name) {
    Path programs = FOLDER.resolve(name).resolve("bin");
    Path marker = FOLDER.resolve(name).resolve("complete");
    if (!Files.exists(marker)) {
      Command.Result created =
          Command.of("python3", "-m", "venv", FOLDER.resolve(name).toString()).run();
      require(created.ok(), "Python 3 with venv is needed: " + created.output());
      Command.Result installed =
          Command.of(
                  programs.resolve("pip").toString(),
                  "install",
                  "--quiet",
                  "--disable-pip-version-check",
                  "--requirement",
                  PYTHON_SOURCES.resolve(name + "-requirements.txt").toString())
              .run();
      require(installed.ok(), "The Python packages can't be had: " + installed.output());
      try {
        Files.createFile(marker);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return programs;
  }

  /** tflint, from its source. */
  static synchronized Path tflint() {
    return go("tflint", TFLINT);
  }

  /** actionlint, from its source. */
  static synchronized Path actionlint() {
    return go("actionlint", ACTIONLINT);
  }

  private static Path go(String name, String source) {
    Path program = FOLDER.resolve("go").resolve(name);
    if (!Files.exists(program)) {
      Command.Result built =
          Command.of("go", "install", source)
              .with(Map.of("GOBIN", FOLDER.resolve("go").toString()))
              .run();
      require(built.ok(), name + " needs Go to be built: " + built.output());
    }
    return program;
  }

  /** A version of Maven, from Maven Central. */
  static synchronized Path maven(String version) {
    Path home = FOLDER.resolve("apache-maven-" + version);
    if (!Files.exists(home)) {
      Command.Result unpacked =
          Command.of(
                  "mvn",
                  "--batch-mode",
                  "--quiet",
                  "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack",
                  "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
                  "-DoutputDirectory=" + FOLDER)
              .run();
      require(unpacked.ok(), "Maven " + version + " can't be had: " + unpacked.output());
      home.resolve("bin/mvn").toFile().setExecutable(true);
    }
    return home.resolve("bin/mvn");
  }

  /** A local Maven repository that has the plugin in it. */
  static Path repositoryWithPlugin() {
    require(Files.exists(REPOSITORY), "The plugin's own tests install it; run them first.");
    return REPOSITORY;
  }

  static Path pythonSource(String name) {
    return PYTHON_SOURCES.resolve(name);
  }
}
