package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The seed, deployed by the commands of its own document to the AWS emulator, runs: the task
 * definitions that Terraform registered are started with real Dagster, nginx and PostgreSQL by a
 * stand-in for ECS, and the scenarios in {@code src/test/python/scenarios} use it.
 */
@ResourceLock(Pytest.VPC)
final class DagsterRunsTest {
  private static final String REGION = "ap-southeast-2";

  /**
   * The webserver's task gets the memory that the warnings ask for: in the seed's own 512 MiB a
   * reload of the code may end it for lack of it. The daemon's gets room for several runs at once,
   * and the database a class that takes their connections. The sync looks more often, so that the
   * scenarios wait less.
   */
  private static final Map<String, String> OF_ALL = new LinkedHashMap<>();

  static {
    OF_ALL.put(
        "daemon-fargate\n    cpu: 256\n    memory_mib: 512",
        "daemon-fargate\n    cpu: 1024\n    memory_mib: 3072");
    OF_ALL.put("memory_mib: 512", "memory_mib: 1024");
    OF_ALL.put("instance_class: db.t3.micro", "instance_class: db.t3.small");
    OF_ALL.put("interval_seconds: 60", "interval_seconds: 20");
    OF_ALL.put("timeout_seconds: 30", "timeout_seconds: 20");
  }

  private static final Map<String, String> SECOND_LOCATION =
      Map.of(
          "python_file: definitions.py",
          "python_file: {dagster-ecs: definitions.py, reports: reports.py}");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> scenarios() throws Exception {
    // First of all: classes beside this one keep the engine for minutes.
    generate();
    Pytest scenarios =
        Pytest.of(
            "scenarios",
            "ip",
            "nft",
            "nsenter",
            "haproxy",
            "nginx",
            "chromium",
            "chromedriver",
            "psql");
    TerraformFolder terraform =
        TerraformFolder.copyOf(temporary.resolve("first"), temporary.resolve("copy"));
    try (AwsEmulator emulator = AwsEmulator.start()) {
      terraform.at(emulator, REGION).quick();
      return scenarios
          .with(emulator, terraform, temporary)
          .with("DAGFORM_TERRAFORM_NEXT", temporary.resolve("next"))
          .run();
    }
  }

  private void generate() throws IOException {
    Map<String, String> next = new LinkedHashMap<>(OF_ALL);
    next.putAll(SECOND_LOCATION);
    try (Engine engine = Engine.open("node")) {
      generate("first", OF_ALL, engine);
      generate("next", next, engine);
    }
  }

  /** What the seed gives with changes of its spec. */
  private void generate(String name, Map<String, String> changes, Engine engine)
      throws IOException {
    String spec = Files.readString(Path.of("../examples/seed/dagform.yaml"));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(spec).contains(change.getKey());
      spec = spec.replace(change.getKey(), change.getValue());
    }
    OutputWriter.write(
        engine.plan(
            Dagform.read("dagform.yaml", spec.getBytes(StandardCharsets.UTF_8)).targets(),
            temporary.resolve(name)));
  }
}
