package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.change.Action;
import io.dagform.change.Change;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The seed is applied to an emulator, and edits of its spec are planned on that state: what {@code
 * diff} says is what Terraform does, nothing is destroyed while something that stays refers to it,
 * and what the guards refuse would have been a loss. A sample by default, every edit with {@code
 * -Dchanges=all}.
 */
@ResourceLock(Outputs.CDKTF)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangesPlanTest {
  private static final String REGION = "ap-southeast-2";
  private static final int SAMPLE = 12;
  private static final long SEED = 13;
  private static final Path SPEC = Path.of("../examples/seed/dagform.yaml");

  @TempDir private static Path temporary;

  private AwsEmulator emulator;
  private TerraformFolder terraform;
  private Engine engine;
  private Target before;

  @BeforeAll
  void apply() throws Exception {
    emulator = AwsEmulator.start();
    terraform =
        TerraformFolder.copyOf(Outputs.SEED, temporary.resolve("seed"))
            .at(emulator, REGION)
            .quick()
            .init();
    terraform.run("apply", "-input=false", "-auto-approve").orFail();
    engine = Engine.open("node");
    before = target(Files.readString(SPEC));
  }

  @AfterAll
  void stop() {
    if (engine != null) {
      engine.close();
    }
    if (emulator != null) {
      emulator.close();
    }
  }

  private static Target target(String text) {
    Spec spec = Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8));
    if (spec.hasErrors()) {
      throw new IllegalArgumentException(spec.diagnostics().toString());
    }
    return spec.targets().get(0);
  }

  @TestFactory
  Stream<DynamicTest> anEditDoesWhatIsSaidOfIt() throws IOException {
    List<SpecChanges.Row> rows = new ArrayList<>(SpecChanges.rows());
    if (!"all".equals(System.getProperty("changes"))) {
      Collections.shuffle(rows, new Random(SEED));
      rows = rows.subList(0, Math.min(SAMPLE, rows.size()));
    }
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> isPlannedAsSaid(row)));
  }

  @Test
  void everyFieldOfTheSeedHasItsRow() throws IOException {
    List<String> known = SpecChanges.rows().stream().map(SpecChanges.Row::path).toList();

    assertThat(SpecChanges.leaves(SpecChanges.tree(Files.readString(SPEC)), ""))
        .allSatisfy(
            leaf ->
                assertThat(known)
                    .anyMatch(path -> leaf.equals(path) || leaf.startsWith(path + ".")));
  }

  private void isPlannedAsSaid(SpecChanges.Row row) throws IOException {
    Target after = target(row.edit(Files.readString(SPEC)));
    restore();
    OutputPlan guarded = engine.plan(List.of(after), terraform.path()).get(0);
    List<Change> said = engine.compare(Optional.of(before), after);

    if (row.effect().equals("refused")) {
      assertThat(guarded.isRefused()).as("the guards refuse it").isTrue();
      Files.delete(terraform.path().resolve(".dagform/manifest"));
      guarded = engine.plan(List.of(after), terraform.path()).get(0);
    } else {
      assertThat(guarded.diagnostics()).isEmpty();
    }
    OutputWriter.write(List.of(guarded.forced()));
    JsonNode plan = plan();

    Map<String, String> planned = actions(plan);
    Map<String, String> expected = new TreeMap<>();
    said.forEach(change -> expected.put(change.address(), change.action().name()));
    assertThat(expected).as("diff agrees with terraform plan").isEqualTo(planned);
    if (!row.effect().equals("refused")) {
      assertThat(effect(said)).as("the table's effect").isEqualTo(row.effect());
      assertThat(said).as("no loss").noneMatch(change -> change.loss().isPresent());
      assertThat(new References(terraform.path()).brokenBy(plan)).isEmpty();
    }
    if (planned.containsKey("aws_secretsmanager_secret_version.database_password")) {
      assertThat(planned)
          .as("the database hears of its password")
          .containsKey("aws_db_instance.main");
    }
  }

  /** The gravest of what happens. */
  private static String effect(List<Change> changes) {
    List<String> replaced =
        changes.stream()
            .filter(
                change -> change.action() == Action.REPLACE || change.action() == Action.DESTROY)
            .map(Change::address)
            .filter(address -> !address.startsWith("aws_ecs_task_definition."))
            .toList();
    if (!replaced.isEmpty()) {
      return "replaces " + String.join(", ", replaced);
    }
    if (changes.stream().anyMatch(change -> change.action() == Action.REPLACE)) {
      return "new tasks";
    }
    return changes.isEmpty() ? "nothing" : "in place";
  }

  private void restore() throws IOException {
    try (Stream<Path> files = Files.list(terraform.path())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tf")).toList()) {
        if (!file.getFileName().toString().endsWith("_override.tf")) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(Outputs.SEED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = terraform.path().resolve(Outputs.SEED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private JsonNode plan() throws IOException {
    terraform.run("plan", "-input=false", "-refresh=false", "-out=edit.tfplan").orFail();
    return terraform.shown("edit.tfplan");
  }

  private static Map<String, String> actions(JsonNode plan) {
    Map<String, String> actions = new TreeMap<>();
    for (JsonNode change : plan.get("resource_changes")) {
      if (change.get("mode").asText().equals("managed")) {
        action(change).ifPresent(action -> actions.put(change.get("address").asText(), action));
      }
    }
    return actions;
  }

  private static Optional<String> action(JsonNode change) {
    String words = change.at("/change/actions").toString();
    String action =
        switch (words) {
          case "[\"create\"]" -> "CREATE";
          case "[\"update\"]" -> "UPDATE";
          case "[\"delete\"]" -> "DESTROY";
          case "[\"forget\"]" -> "FORGET";
          case "[\"delete\",\"create\"]", "[\"create\",\"delete\"]" -> "REPLACE";
          default -> change.has("previous_address") ? "MOVE" : "";
        };
    return Optional.of(action).filter(word -> !word.isEmpty());
  }
}
