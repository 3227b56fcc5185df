package io.dagform.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.Fixtures;
import io.dagform.Target;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.DiagnosticCode.Kind;
import io.dagform.diagnostic.LineRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an inventory of the seed's deployment, and of one with mistakes. */
final class AdoptionTest {
  private static final Path FOLDER = Fixtures.resources("inventories");
  private static final Path GOLDEN = FOLDER.resolve("seed");
  private static final Path SEED = Fixtures.repository("examples/seed");
  private static final String SEPARATOR = "\n---\n";

  /** What Terraform makes anew or takes over by itself. */
  private static final Set<String> NOT_IMPORTED =
      Set.of(
          "acm_certificate_validation",
          "appautoscaling_scheduled_action",
          "budgets_budget",
          // The target of a rule has an id that Terraform draws; a subscription comes with its
          // topic.
          "cloudwatch_event_target",
          "default_security_group",
          // A pipeline's roles are new to a deployment that is taken over.
          "iam_policy",
          "iam_role_policy_attachment",
          "secretsmanager_secret_version",
          "sns_topic_subscription");

  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = Engine.open("node");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void everythingThatTheSeedsDocumentListsIsTakenOver() throws IOException {
    byte[] inventory = Files.readAllBytes(SEED.resolve("inventory.yaml"));
    Map<String, String> listed =
        Inventory.read("inventory.yaml", inventory).content().orElseThrow().ids();

    Adoption adoption = adopt(inventory);

    assertThat(adoption.hasErrors()).isFalse();
    listed.forEach(
        (address, id) -> {
          if (address.startsWith("aws_ecs_task_definition.")) {
            assertThat(adoption.report()).contains("  " + address);
          } else {
            assertThat(adoption.imports()).containsEntry(address, id);
          }
        });
  }

  @Test
  void theSeedsFilesAndReportAreAsRecorded() throws IOException {
    Adoption adoption = adopt(Files.readAllBytes(SEED.resolve("inventory.yaml")));
    SortedMap<String, String> files = new TreeMap<>(adoption.files());
    files.put("report.txt", String.join("\n", adoption.report()) + "\n");
    files.put("diagnostics.txt", rendered(adoption));

    if (Fixtures.UPDATE) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.createDirectories(GOLDEN);
        Files.writeString(GOLDEN.resolve(file.getKey()), file.getValue());
      }
      fail("Re-recorded %s: read it, and run the tests again.", GOLDEN);
    }
    SortedMap<String, String> recorded = new TreeMap<>();
    Fixtures.files(GOLDEN)
        .forEach((path, bytes) -> recorded.put(path, new String(bytes, StandardCharsets.UTF_8)));
    assertThat(files).isEqualTo(recorded);
  }

  static List<String> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aMistakeIsReportedAtItsPlaceAndNothingIsGiven(String fixture) throws IOException {
    String text = Files.readString(FOLDER.resolve(fixture));
    String edits = text.substring(0, text.indexOf(SEPARATOR));
    Adoption adoption = adopt(Fixtures.edited(FOLDER.resolve("base.yaml"), edits));

    if (Fixtures.UPDATE) {
      Files.writeString(FOLDER.resolve(fixture), edits + SEPARATOR + rendered(adoption));
      fail("Re-recorded %s: read it, and run the tests again.", fixture);
    }
    assertThat(rendered(adoption)).isEqualTo(text.substring(edits.length() + SEPARATOR.length()));
    assertThat(rendered(adoption)).contains(" " + code(fixture) + ": ");
    assertThat(adoption.files().isEmpty())
        .isEqualTo(adoption.diagnostics().stream().anyMatch(Diagnostic::isError));
  }

  @Test
  void theBaseHasNoProblem() throws IOException {
    assertThat(adopt(Files.readAllBytes(FOLDER.resolve("base.yaml"))).diagnostics()).isEmpty();
  }

  @Test
  void everyCodeOfAnInventoryHasAFixture() throws IOException {
    List<String> covered = fixtures().stream().map(AdoptionTest::code).toList();

    assertThat(covered)
        .containsAll(
            Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.kind() == Kind.INVENTORY)
                .map(DiagnosticCode::id)
                .toList());
  }

  @Test
  void theSpecsAccountIsTheInventorys() throws IOException {
    String spec = Files.readString(SEED.resolve("dagform.yaml"));
    byte[] ofAnother =
        spec.replace("region: ap", "account_id: \"210987654321\"\nregion: ap")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(adopt(ofAnother, Files.readAllBytes(FOLDER.resolve("base.yaml"))).diagnostics())
        .extracting(LineRenderer::render)
        .containsExactly(
            """
            inventory.yaml:1:13: error other-account: `account_id` is `123456789012`; the spec's is `210987654321`.
              hint: Choose the environment of that account, or correct one of the two.""");
  }

  @Test
  void anEmptyInventorySaysWhatToStartWith() throws IOException {
    assertThat(adopt(new byte[0]).diagnostics())
        .extracting(LineRenderer::render)
        .containsExactly(
            """
            inventory.yaml:1:1: error yaml-syntax: The file is empty.
              hint: Start with `account_id:` and `resources:`; the README shows an inventory.""");
  }

  @Test
  void anInventoryOfNothingOnlySaysWhatCanBeListed() throws IOException {
    Adoption adoption =
        adopt("account_id: \"123456789012\"\nresources: {}\n".getBytes(StandardCharsets.UTF_8));

    assertThat(adoption.diagnostics()).isEmpty();
    assertThat(adoption.files()).isEmpty();
    assertThat(adoption.report())
        .contains("  aws_vpc.main: a VPC's id such as `vpc-0123456789abcdef0`");
  }

  @Test
  void aRouteThatDoesNotExistYetIsCreated() throws IOException {
    byte[] inventory =
        Fixtures.edited(
            FOLDER.resolve("base.yaml"),
            "account_id => create: [aws_route.internet]{n}account_id\n");

    assertThat(adopt(Files.readAllBytes(FOLDER.resolve("base.yaml"))).imports())
        .containsEntry("aws_route.internet", "rtb-0123456789abcdef0_0.0.0.0/0");
    assertThat(adopt(inventory).imports()).doesNotContainKey("aws_route.internet");
  }

  @Test
  void everyTypeIsTakenOverOrNamedAsOneThatIsNot() throws IOException {
    assertThat(Files.readAllLines(Fixtures.repository("aws-bindings/types.txt")))
        .filteredOn(type -> !type.matches("#.*|data_.*|provider|"))
        .filteredOn(type -> ImportRules.of("aws_" + type).isEmpty())
        .containsExactlyInAnyOrderElementsOf(NOT_IMPORTED);
  }

  private static Adoption adopt(byte[] inventory) throws IOException {
    return adopt(Files.readAllBytes(SEED.resolve("dagform.yaml")), inventory);
  }

  private static Adoption adopt(byte[] spec, byte[] inventory) {
    Target target = Dagform.read("dagform.yaml", spec).targets().get(0);
    return engine.adopt(target, Inventory.read("inventory.yaml", inventory));
  }

  private static String rendered(Adoption adoption) {
    return adoption.diagnostics().stream()
        .map(diagnostic -> LineRenderer.render(diagnostic) + "\n")
        .collect(Collectors.joining());
  }

  private static String code(String fixture) {
    return fixture.replaceFirst("(--.*)?\\.txt$", "");
  }
}
