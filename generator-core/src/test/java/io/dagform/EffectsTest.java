package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dagform.change.Action;
import io.dagform.change.Change;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.SpecPath;
import io.dagform.output.OutputPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an edit of a golden's spec does is what {@code effects/} has of it; whether Terraform agrees
 * is for the tests of {@code end-to-end}. A sample; all with {@code -Deffects=all}, those of one
 * with {@code -Deffects=<its name>}.
 */
final class EffectsTest {
  private static final String EFFECTS = System.getProperty("effects", "");
  private static final String NOTHING = "nothing";
  private static final int SAMPLE = 20;
  private static final long SEED = 13;

  /**
   * Those that decide what is at the place of another: which tiers of subnets a VPC has, and what
   * names start with.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("network.egress", "database.rds.subnets", "renamed_from");

  @RegisterExtension static final OpenEngine ENGINE = new OpenEngine();

  static List<Golden> goldens() {
    return Golden.all().stream()
        .filter(golden -> List.of("", "all", golden.name()).contains(EFFECTS))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void anEditDoesWhatIsSaidOfIt(Golden golden) throws IOException {
    if (Fixtures.UPDATE) {
      Effects.write(golden, recorded(golden));
      fail("Re-recorded the effects of edits of %s: read them, and run the tests again.", golden);
    }
    List<Effects.Row> rows = new ArrayList<>(Effects.of(golden));
    if (EFFECTS.isEmpty()) {
      Collections.shuffle(rows, new Random(SEED));
      rows = rows.subList(0, SAMPLE);
    }
    Target before = golden.target();

    for (Effects.Row row : rows) {
      assertThat(effect(golden, before, golden.edited(row).orElseThrow().target()))
          .as("%s: %s, re-recorded with -Dgolden.update=true", row.path(), row.value())
          .isEqualTo(row.effect());
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void whatIsRefusedIsLocatedAtItsField(Golden golden) throws IOException {
    List<Effects.Row> rows =
        new ArrayList<>(
            Effects.of(golden).stream()
                .filter(row -> row.effect().startsWith("refused"))
                // What is not there any more has no place.
                .filter(row -> !row.value().equals(Effects.REMOVED))
                .filter(row -> !ELSEWHERE.contains(row.path()))
                .toList());
    Collections.shuffle(rows, new Random(SEED));

    for (Effects.Row row :
        EFFECTS.isEmpty() ? rows.subList(0, Math.min(SAMPLE, rows.size())) : rows) {
      Target after = golden.edited(row).orElseThrow().target();

      assertThat(ENGINE.get().plan(List.of(after), golden.output()).get(0).diagnostics())
          .as("%s: %s", row.path(), row.value())
          .filteredOn(Diagnostic::isError)
          .allMatch(problem -> isAbout(problem.path(), row.path()));
    }
  }

  private static boolean isAbout(SpecPath place, String field) {
    String path = place.toString().replaceFirst("^environments[.][^.]+[.]", "");
    return (path + ".").startsWith(field + ".") || (field + ".").startsWith(path + ".");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyFieldOfTheSpecHasItsRow(Golden golden) throws IOException {
    List<String> known = Effects.of(golden).stream().map(Effects.Row::path).toList();

    Map<String, List<String>> candidates =
        Effects.candidates(golden, golden.target().blueprint().frame());

    for (List<String> keys : golden.leaves()) {
      String leaf = String.join(".", keys);
      if (known.stream().noneMatch(path -> (leaf + ".").startsWith(path + "."))) {
        // Another field would have to change with it.
        for (String value : candidates.getOrDefault(leaf, List.of())) {
          assertThat(golden.edited(new Effects.Row(leaf, value, NOTHING, List.of())))
              .as("%s: %s", leaf, value)
              .isEmpty();
        }
        assertThat(candidates).containsKey(leaf);
      }
    }
  }

  /**
   * The first legal value of each field, for one that is there also the last, and the spec without
   * it, or without what holds it, if it has to stand there.
   */
  private List<Effects.Row> recorded(Golden golden) throws IOException {
    Target before = golden.target();
    List<String> present = golden.leaves().stream().map(leaf -> String.join(".", leaf)).toList();
    Map<String, Effects.Row> rows = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> field :
        Effects.candidates(golden, before.blueprint().frame()).entrySet()) {
      List<String> values = field.getValue();
      recordFirst(golden, before, field.getKey(), values, rows);
      if (present.contains(field.getKey())) {
        List<String> backwards = new ArrayList<>(values);
        Collections.reverse(backwards);
        recordFirst(golden, before, field.getKey(), backwards, rows);
      }
    }
    for (List<String> leaf : golden.leaves()) {
      for (int length = leaf.size(); length > 0; length--) {
        String path = String.join(".", leaf.subList(0, length));
        if (recordFirst(golden, before, path, List.of(Effects.REMOVED), rows)) {
          break;
        }
      }
    }
    return List.copyOf(rows.values());
  }

  /**
   * Records the first value that changes something, or else the first that may stand there; whether
   * there is one.
   */
  private boolean recordFirst(
      Golden golden, Target before, String path, List<String> values, Map<String, Effects.Row> rows)
      throws IOException {
    Optional<Effects.Row> idle = Optional.empty();
    for (String value : values) {
      Effects.Row row = new Effects.Row(path, value, NOTHING, List.of());
      Optional<Golden.Edited> edited = golden.edited(row);
      if (edited.isPresent()) {
        Target after = edited.get().target();
        row = new Effects.Row(path, value, NOTHING, edited.get().acceptedRisks());
        if (!after.read().deployment().equals(before.read().deployment())) {
          if (!rows.containsKey(path + " " + value)) {
            rows.put(path + " " + value, row.doing(effect(golden, before, after)));
          }
          return true;
        }
        if (idle.isEmpty()) {
          idle = Optional.of(row);
        }
      }
    }
    idle.ifPresent(row -> rows.putIfAbsent(path + " " + row.value(), row));
    return idle.isPresent();
  }

  private String effect(Golden golden, Target before, Target after) {
    OutputPlan plan = ENGINE.get().plan(List.of(after), golden.output()).get(0);
    if (plan.isRefused()) {
      return plan.diagnostics().stream()
          .filter(Diagnostic::isError)
          .map(problem -> problem.code().id())
          .distinct()
          .sorted()
          .collect(Collectors.joining(", ", "refused: ", ""));
    }
    return gravest(
        ENGINE.get().compare(Transition.of(List.of(before), List.of(after))).get(0).changes());
  }

  private static String gravest(List<Change> changes) {
    List<String> gone =
        changes.stream()
            .filter(
                change -> change.action() == Action.REPLACE || change.action() == Action.DESTROY)
            .map(Change::address)
            .filter(address -> !address.startsWith("aws_ecs_task_definition."))
            .sorted()
            .toList();
    if (!gone.isEmpty()) {
      return Effects.REPLACES + String.join(", ", gone);
    }
    if (changes.stream().anyMatch(change -> change.action() == Action.REPLACE)) {
      return "new tasks";
    }
    return changes.isEmpty() ? NOTHING : "in place";
  }
}
