package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dagform.Effects;
import io.dagform.Engine;
import io.dagform.Golden;
import io.dagform.Target;
import io.dagform.change.Change;
import io.dagform.output.OutputPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The goldens are applied to emulators, and edits of their specs are planned on that state: what
 * {@code diff} says is what Terraform does, nothing is destroyed while something that stays refers
 * to it, and what the guards refuse would have been a loss. Edits that make something anew are
 * applied one after another, and nothing is left to do after each. A sample of some goldens by
 * default; every edit of all with {@code -Dchanges=all}, of one with {@code -Dchanges=<its name>}.
 * {@code -Dchanges.once=true} leaves out those that do the same to the same field of an example
 * before.
 */
@ResourceLock(Outputs.CDKTF)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangesPlanTest {
  private static final String CHANGES = System.getProperty("changes", "");
  private static final boolean ONCE = Boolean.getBoolean("changes.once");
  private static final Set<String> SAMPLED =
      Set.of("seed", "image-only", "multi-environment-prod", "code-locations", "location");
  private static final int PLANNED = 4;
  private static final int APPLIED = 1;
  private static final long SEED = 13;

  /** What stands in the way of an edit without a look at what runs. */
  private static final String MISTAKE = "refused: .*(unused-allowance|unknown-former-name).*";

  @TempDir private static Path temporary;

  private final Map<Golden, CompletableFuture<AppliedGolden>> applied = new LinkedHashMap<>();
  private Engine engine;

  @BeforeAll
  void apply() {
    for (Golden golden : goldens()) {
      applied.put(
          golden,
          CompletableFuture.supplyAsync(
              () -> applied(golden), task -> new Thread(task, golden.name()).start()));
    }
    engine = Engine.open("node");
  }

  private static AppliedGolden applied(Golden golden) {
    try {
      return AppliedGolden.apply(golden, temporary.resolve(golden.name()));
    } catch (Exception e) {
      throw new AssertionError(golden + " can't be applied", e);
    }
  }

  @AfterAll
  void stop() {
    if (engine != null) {
      engine.close();
    }
    applied.values().stream()
        .filter(each -> !each.isCompletedExceptionally())
        .forEach(each -> each.join().close());
  }

  private static List<Golden> goldens() {
    return Golden.all().stream()
        .filter(
            golden ->
                CHANGES.equals("all")
                    || (CHANGES.isEmpty()
                        ? SAMPLED.contains(golden.name())
                        : CHANGES.equals(golden.name())))
        .toList();
  }

  @TestFactory
  Stream<DynamicContainer> anEditDoesWhatIsSaidOfIt() throws IOException {
    List<DynamicContainer> containers = new ArrayList<>();
    for (Golden golden : goldens()) {
      containers.add(
          DynamicContainer.dynamicContainer(
              golden.name(),
              Stream.concat(
                  sample(golden, ChangesPlanTest::isPlannable, PLANNED)
                      .map(row -> test(golden, row, "is planned as said", this::isPlanned)),
                  sample(golden, row -> row.effect().startsWith("replaces "), APPLIED)
                      .map(row -> test(golden, row, "is applied at once", this::isApplied)))));
    }
    return containers.stream();
  }

  /** Another version of the provider has to be there before anything can be planned with it. */
  private static boolean isPlannable(Effects.Row row) {
    return !row.effect().matches(MISTAKE) && !row.path().equals("terraform.aws_provider");
  }

  /** A test of a row on an applied golden. */
  private interface Check {
    void of(AppliedGolden golden, Effects.Row row) throws IOException;
  }

  private DynamicTest test(Golden golden, Effects.Row row, String what, Check check) {
    return DynamicTest.dynamicTest(
        row.path() + ": " + row.value() + " " + what,
        () -> check.of(Objects.requireNonNull(applied.get(golden)).join(), row));
  }

  private static Stream<Effects.Row> sample(Golden golden, Predicate<Effects.Row> wanted, int size)
      throws IOException {
    List<Effects.Row> rows = new ArrayList<>(rows(golden).stream().filter(wanted).toList());
    if (CHANGES.isEmpty()) {
      Collections.shuffle(rows, new Random(SEED));
      rows = rows.subList(0, size);
    }
    return rows.stream();
  }

  private static List<Effects.Row> rows(Golden golden) throws IOException {
    List<Effects.Row> rows = Effects.of(golden);
    if (!ONCE) {
      return rows;
    }
    Set<List<String>> before = new HashSet<>();
    for (Golden other : Golden.all().stream().takeWhile(each -> !each.equals(golden)).toList()) {
      Effects.of(other).forEach(row -> before.add(deed(row)));
    }
    return rows.stream().filter(row -> !before.contains(deed(row))).toList();
  }

  private static List<String> deed(Effects.Row row) {
    return List.of(row.path(), row.effect());
  }

  private void isPlanned(AppliedGolden golden, Effects.Row row) throws IOException {
    Target after = golden.after(row);
    OutputPlan guarded = golden.guarded(engine, after);
    List<Change> said = golden.said(engine, after);
    golden.write(engine, after);

    JsonNode plan = golden.planned();

    Map<String, String> planned = actions(plan);
    Map<String, String> expected = new TreeMap<>();
    said.forEach(change -> expected.put(change.address(), change.action().name()));
    assertThat(expected).as("diff agrees with terraform plan").isEqualTo(planned);
    assertThat(guarded.isRefused()).isEqualTo(row.effect().startsWith("refused"));
    if (row.effect().matches("refused: .*(destroys|replaces).*")) {
      assertThat(said).as("a loss").anyMatch(change -> change.loss().isPresent());
    }
    if (!guarded.isRefused()) {
      assertThat(said).as("no loss").noneMatch(change -> change.loss().isPresent());
      assertThat(new References(golden.folder()).brokenBy(plan)).isEmpty();
    }
    if (planned.containsKey("aws_secretsmanager_secret_version.database_password")) {
      assertThat(planned)
          .as("the database hears of its password")
          .containsKey("aws_db_instance.main");
    }
  }

  private void isApplied(AppliedGolden golden, Effects.Row row) throws IOException {
    golden.write(engine, golden.after(row));

    golden.apply();

    assertThat(golden.left()).as("what a second apply would do").isEmpty();
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
