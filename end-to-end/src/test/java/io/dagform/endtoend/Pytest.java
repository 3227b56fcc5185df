package io.dagform.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Tests written in Python, each shown as a test of this build. */
final class Pytest {
  /** What tests share that have a VPC: the addresses that AWS has in each of them. */
  static final String VPC = "vpc";

  private static final int PRINTED_CHARACTERS = 5_000;
  private static final int ALL_PASSED = 0;
  private static final int SOME_FAILED = 1;

  private final Path sources;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Pytest(Path sources) {
    this.sources = sources;
  }

  /** The tests of a file below {@code src/test/python}, which need nothing but Python. */
  static Pytest plain(String name) {
    return new Pytest(Tools.pythonSource(name));
  }

  /**
   * The tests of a folder or file below {@code src/test/python}.
   *
   * <p>They start processes in namespaces of their own, which takes root and a few programs.
   */
  static Pytest of(String name, String... programs) {
    Command.Result root = Command.of("id", "-u").run();
    Tools.require(
        root.output().strip().equals("0"), "Root is needed for network and mount namespaces.");
    for (String program : programs) {
      Command.Result found = Command.of("sh", "-c", "command -v " + program).run();
      Tools.require(found.ok(), "The program " + program + " is needed.");
    }
    return new Pytest(Tools.pythonSource(name));
  }

  /**
   * The scenarios of a folder with an example's output, which they apply to an emulator of their
   * own.
   */
  static Stream<DynamicTest> ofExample(String name, Path output, String region, Path temporary)
      throws Exception {
    Pytest scenarios =
        of(name, "ip", "nft", "nsenter", "unshare", "haproxy", "nginx", "psql", "curl");
    TerraformFolder terraform = TerraformFolder.copyOf(output, temporary.resolve("copy"));
    try (AwsEmulator emulator = AwsEmulator.start()) {
      terraform.at(emulator, region).quick();
      return scenarios.with(emulator, terraform, temporary).run();
    }
  }

  /** Says what scenarios deploy and where to. */
  Pytest with(AwsEmulator emulator, TerraformFolder terraform, Path temporary) throws IOException {
    Tools.python("dagster-1.13");
    String logs = name().replaceFirst("s$", "").replace('_', '-') + "-logs";
    return withMirror(temporary)
        .with("DAGFORM_ENDPOINT", emulator.url())
        .with("DAGFORM_CALLS", emulator.calls())
        .with("DAGFORM_TERRAFORM", terraform.path())
        .with("DAGFORM_TOOLS", Tools.folder())
        .with("DAGFORM_LOGS", Path.of("target", logs).toAbsolutePath());
  }

  private String name() {
    return sources.getFileName().toString().replace(".py", "");
  }

  Pytest with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Lets a plain {@code terraform init} of theirs find the provider plugins of this machine. */
  private Pytest withMirror(Path folder) throws IOException {
    Optional<Path> plugins = Tools.pluginFolder();
    if (plugins.isPresent()) {
      Path configuration = folder.resolve("terraform.rc");
      Files.writeString(
          configuration,
          "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
              .formatted(plugins.get()));
      with("TF_CLI_CONFIG_FILE", configuration);
    }
    return this;
  }

  /** Runs all of them, in their order; what each gave is a test. */
  Stream<DynamicTest> run() throws Exception {
    Path report = Files.createDirectories(Path.of("target/pytest")).resolve(name() + ".xml");
    Files.deleteIfExists(report);
    environment.put("PYTHONPATH", Tools.pythonSource(".").normalize().toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    Command.Result result =
        Command.of(
                Tools.python("scenarios").resolve("python").toString(),
                "-m",
                "pytest",
                "-v",
                "-rA",
                "-p",
                "no:cacheprovider",
                "-p",
                "scenarios.reports",
                "-o",
                "junit_logging=system-out",
                "--junitxml=" + report,
                sources.toString())
            .with(environment)
            .into(report.resolveSibling(name() + ".log"))
            .run();
    boolean ended = result.exitCode() == ALL_PASSED || result.exitCode() == SOME_FAILED;
    List<DynamicTest> tests = ended && Files.exists(report) ? tests(report) : List.of();
    if (tests.isEmpty()) {
      Assertions.fail(
          "pytest did not run every test (exit code %d):\n%s"
              .formatted(result.exitCode(), last(result.output())));
    }
    return tests.stream();
  }

  private static List<DynamicTest> tests(Path report)
      throws ParserConfigurationException, IOException, SAXException {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element item = (Element) cases.item(i);
      tests.add(
          DynamicTest.dynamicTest(
              item.getAttribute("classname") + ": " + item.getAttribute("name"),
              () -> {
                for (String kind : List.of("failure", "error")) {
                  NodeList found = item.getElementsByTagName(kind);
                  if (found.getLength() > 0) {
                    Assertions.fail(found.item(0).getTextContent() + printed(item));
                  }
                }
                NodeList skipped = item.getElementsByTagName("skipped");
                if (skipped.getLength() > 0) {
                  Tools.require(false, ((Element) skipped.item(0)).getAttribute("message"));
                }
              }));
    }
    return tests;
  }

  /** The last that a test printed, which tells what led to its failure. */
  private static String printed(Element test) {
    NodeList output = test.getElementsByTagName("system-out");
    String text = output.getLength() == 0 ? "" : output.item(0).getTextContent();
    return "\nIt printed:\n" + last(text);
  }

  private static String last(String text) {
    return text.substring(Math.max(0, text.length() - PRINTED_CHARACTERS));
  }
}
