package io.dagform.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Spec;
import io.dagform.SpecEdits;
import io.dagform.Target;
import io.dagform.capability.Deployment;
import io.dagform.capability.DeploymentSpec;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SpecPath;
import io.dagform.explain.ControlState.State;
import io.dagform.spec.OrExisting;
import io.dagform.spec.Resolved;
import io.dagform.spec.Schema;
import io.dagform.spec.SpecReader;
import io.dagform.yaml.MapNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a spec is what the spec means, and where it says so. */
final class ExplanationTest {
  private static final Path MULTI_ENVIRONMENT =
      Fixtures.repository("examples/multi-environment/dagform.yaml");

  static List<Path> specs() {
    return Stream.concat(
            Stream.of("seed", "multi-environment", "image-only", "no-front-door")
                .map(example -> Fixtures.repository("examples/" + example + "/dagform.yaml")),
            Stream.of(
                    "goldens/standard/dagform.yaml",
                    "limits/base.yaml",
                    "limits/other.yaml",
                    "limits/third.yaml")
                .map(Fixtures::resources))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "seed, TEXT",
    "seed, JSON",
    "multi-environment, TEXT",
    "image-only, TEXT",
    "no-front-door, TEXT"
  })
  void anExampleIsExplainedAsRecorded(String example, Report.Format format) throws IOException {
    String report = report(Fixtures.repository("examples/" + example + "/dagform.yaml")).in(format);
    Path golden =
        Fixtures.resources(
            "explain/" + example + (format == Report.Format.JSON ? ".json" : ".txt"));

    if (Fixtures.UPDATE) {
      Files.writeString(golden, report);
      fail("Re-recorded %s: read it, and run the tests again.", golden);
    }
    assertThat(report).as("re-record it with -Dgolden.update=true").isEqualTo(text(golden));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyFieldOfTheChosenTablesAppearsAndNoOther(Path spec) throws IOException {
    for (Explanation explanation : report(spec).explanations()) {
      assertThat(explanation.fields()).map(Resolved::path).doesNotHaveDuplicates();
      assertComplete(DeploymentSpec.TYPE.schema(), SpecPath.ROOT, explanation);
    }
  }

  private static void assertComplete(Schema schema, SpecPath path, Explanation explanation) {
    String value = value(path, explanation);
    if (schema instanceof Schema.Fields fields) {
      List<String> keys = fields.properties().stream().map(Schema.Property::key).toList();
      assertThat(keys).containsAll(children(path, explanation));
      for (Schema.Property property : fields.properties()) {
        SpecPath field = path.key(property.key());
        if (!field.equals(SpecPath.of("environments"))) {
          assertThat(explanation.below(field.toString()).fields()).as("%s", field).isNotEmpty();
          // What is absent is told in parentheses, or is none.
          if (!value(field, explanation).matches("none|[(].*")) {
            assertComplete(property.schema(), field, explanation);
          }
        }
      }
    } else if (schema instanceof Schema.OneOf oneOf) {
      assertThat(oneOf.alternatives()).map(Schema.Alternative::name).contains(value);
      for (Schema.Alternative alternative : oneOf.alternatives()) {
        if (alternative.name().equals(value) && alternative.content().isPresent()) {
          assertThat(children(path, explanation)).containsExactly(value);
          assertComplete(alternative.content().get(), path.key(value), explanation);
        }
      }
    } else if (schema instanceof Schema.OrExisting either) {
      boolean exists = value.equals(OrExisting.KEY);
      assertComplete(
          exists ? either.existing() : either.own(),
          exists ? path.key(OrExisting.KEY) : path,
          explanation);
    } else if (schema instanceof Schema.NoneOr noneOr && !value.equals("none")) {
      assertComplete(noneOr.schema(), path, explanation);
    } else if (schema instanceof Schema.ByKey shapes) {
      assertComplete(
          shapes.shapes().stream()
              .filter(shape -> children(path, explanation).contains(shape.key()))
              .findFirst()
              .map(Schema.Shape::schema)
              .orElse(shapes.otherwise()),
          path,
          explanation);
    } else if (schema instanceof Schema.MapOf map) {
      children(path, explanation)
          .forEach(key -> assertComplete(map.value(), path.key(key), explanation));
    } else if (schema instanceof Schema.Scalar || schema instanceof Schema.Items) {
      assertThat(value).as("%s", path).isNotEmpty();
    }
  }

  private static String value(SpecPath path, Explanation explanation) {
    return explanation.fields().stream()
        .filter(field -> field.path().equals(path))
        .map(Spelling::of)
        .findFirst()
        .orElse("");
  }

  private static List<String> children(SpecPath path, Explanation explanation) {
    int depth = path.segments().size();
    return explanation.fields().stream()
        .map(field -> field.path().segments())
        .filter(each -> each.size() > depth && each.subList(0, depth).equals(path.segments()))
        .map(each -> each.get(depth))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void writingDownWhatIsExplainedChangesNothing(Path spec) throws IOException {
    for (Target target : read(spec).targets()) {
      MapNode tree = SpecEdits.remove(SpecEdits.tree(text(spec)), List.of("environments"));
      List<Resolved> fields = target.explanation().fields();
      for (Resolved field : fields) {
        boolean told =
            field.value() instanceof Resolved.Absent
                || fields.stream().anyMatch(each -> isAround(field.path(), each.path()));
        if (!told) {
          tree =
              SpecEdits.set(
                  tree, field.path().segments(), SpecEdits.value(Spelling.of(field)).orElseThrow());
        }
      }
      String environment =
          target.environment().map(name -> ", environments: {%s: {}}}".formatted(name)).orElse("}");
      String written = SpecEdits.text(tree).replaceFirst("}$", environment) + "\n";

      SpecReader.Target<Deployment> again =
          SpecReader.read("dagform.yaml", bytes(written), DeploymentSpec.TYPE).targets().get(0);

      assertThat(again.problems()).isEmpty();
      assertThat(again.deployment()).isEqualTo(target.read().deployment());
    }
  }

  private static boolean isAround(SpecPath path, SpecPath other) {
    return other.parent().isPresent()
        && !path.equals(other)
        && (other.parent().get().equals(path) || isAround(path, other.parent().get()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dev | version | 1 | dagform.yaml:2:10",
        "dev | profile | development | dagform.yaml:48:14, environments.dev",
        "staging | profile | standard | default",
        "dev | database.rds.multi_az | false | profile development",
        "prod | database.rds.multi_az | true | profile hardened",
        "prod | database.rds.backup_retention_days | 35 | dagform.yaml:70:93, environments.prod",
        "staging | database.rds.backup_retention_days | 7 | profile standard",
        "prod | region | eu-west-1 | dagform.yaml:60:13, environments.prod",
        "dev | region | eu-central-1 | dagform.yaml:4:9",
        "prod | network.vpc.availability_zones | [a, b, c] | dagform.yaml:63:41, environments.prod",
        "prod | network.vpc.cidr | \"10.40.0.0/16\" | dagform.yaml:10:15",
        "prod | database | rds | dagform.yaml:29:3",
        "prod | dagster.webserver.autoscaling.max | 6 | dagform.yaml:65:75, environments.prod",
        "dev | dagster.webserver.autoscaling | none | default",
        "staging | storage.bucket | example-reports-staging | dagform.yaml:32:11",
        "staging | terraform.backend.s3.key | reports/staging.tfstate | dagform.yaml:7:56",
        "dev | accepted_risks.mutable-image-tag | \"dev always runs what was pushed last\" | dagform.yaml:53:26, environments.dev",
        "dev | dagster.daemon.service | reports-dev-daemon | derived from name, dagform.yaml:3:7",
        "prod | database.rds.max_storage_gib | 1000 | derived from database.rds.storage_gib, dagform.yaml:70:65, environments.prod",
      })
  void aValueComesFromItsPlace(String environment, String key, String value, String from)
      throws IOException {
    Explanation explanation =
        report(MULTI_ENVIRONMENT).explanations().stream()
            .filter(each -> each.environment().orElseThrow().equals(environment))
            .findFirst()
            .orElseThrow();

    assertThat(value(SpecPath.of(key), explanation)).isEqualTo(value);
    assertThat(new Report("dagform.yaml", List.of(explanation.below(key))).in(Report.Format.TEXT))
        .containsPattern("(?m)^" + key + " .*  \\Q" + from + "\\E$");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyRiskHasAControlInEveryEnvironment(Path spec) throws IOException {
    for (Explanation explanation : report(spec).explanations()) {
      assertThat(explanation.controls().stream().flatMap(each -> each.risk().stream()))
          .containsAll(
              Arrays.stream(DiagnosticCode.values())
                  .filter(code -> code.kind() == DiagnosticCode.Kind.RISK)
                  .toList());
      for (ControlState control : explanation.controls()) {
        assertThat(control.detail().isPresent() || control.state() != State.ACCEPTED)
            .as("%s", control)
            .isTrue();
        assertThat(control.detail().isPresent() || control.state() != State.NOT_APPLICABLE)
            .as("%s", control)
            .isTrue();
        // The spec leaves nothing off without a reason; the profile may.
        assertThat(
                control.risk().isEmpty()
                    || control.state() != State.OFF
                    || control.from().origin() == Origin.PROFILE)
            .as("%s", control)
            .isTrue();
      }
    }
  }

  @Test
  void everyFieldThatProfilesDecideIsAControl() throws IOException {
    assertThat(
            report(MULTI_ENVIRONMENT).explanations().get(0).controls().stream()
                .filter(control -> control.risk().isEmpty())
                .map(control -> control.path().toString()))
        .contains(
            "load_balancer.deletion_protection",
            "database.rds.multi_az",
            "database.rds.backup_retention_days",
            "observability.log_retention_days",
            "observability.container_insights");
  }

  @Test
  void aKeyIsExplainedWithWhatIsBelowIt() throws IOException {
    Report report = report(MULTI_ENVIRONMENT).below("database.rds");

    assertThat(report.explanations()).hasSize(3);
    assertThat(report.explanations().get(0).fields())
        .hasSize(14)
        .allSatisfy(field -> assertThat(field.path().toString()).startsWith("database.rds."));
    assertThat(report.explanations().get(0).controls()).hasSize(6);
  }

  @Test
  void aRiskIsExplainedByItsId() throws IOException {
    Report report = report(MULTI_ENVIRONMENT).below("database-single-zone");

    assertThat(report.explanations().get(0).controls())
        .map(ControlState::state)
        .containsExactly(State.OFF);
    assertThat(report.explanations().get(2).controls())
        .map(ControlState::state)
        .containsExactly(State.ON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database.rdz | Did you mean `database.rds`?",
        "databse.rds.multi_az | Did you mean `database`?",
        "database.rds.multiaz | Did you mean `database.rds.multi_az`?",
        "load_balancer.listener.https | Did you mean `load_balancer.listener.http`?",
        "network.subnets | Known there are `network.egress`, `network.vpc`.",
        "network.egress.foo | Did you mean `network.egress`?",
      })
  void anUnknownKeyIsAnsweredWithWhatMayBeMeant(String key, String answer) throws IOException {
    Report report = report(MULTI_ENVIRONMENT);

    assertThat(report.below(key).isEmpty()).isTrue();
    assertThat(report.unknown(key))
        .startsWith("dagform.yaml gives no value to the key `" + key + "`. " + answer);
  }

  @Test
  void aSpecWithASecretIsNotExplained() throws IOException {
    String text =
        text(MULTI_ENVIRONMENT)
            .replace("  runs:", "  environment: {DB_PASSWORD: hunter2}\n  runs:");

    Spec spec = Dagform.read("dagform.yaml", bytes(text));

    assertThat(spec.targets()).isEmpty();
    assertThat(spec.toString()).contains("DB_PASSWORD").doesNotContain("hunter2");
  }

  @Test
  void valuesOfJsonHaveTheirTypes() throws IOException {
    JsonNode fields =
        new ObjectMapper()
            .readTree(report(MULTI_ENVIRONMENT).in(Report.Format.JSON))
            .at("/environments/0/fields");
    List<String> values = new ArrayList<>();
    for (JsonNode field : fields) {
      values.add(field.get("path").asText() + " " + field.get("value"));
    }

    assertThat(values)
        .contains(
            "version 1",
            "database.rds.engine_version \"17\"",
            "database.rds.multi_az false",
            "database.rds.availability_zone null",
            "network.vpc.availability_zones [\"a\",\"b\"]");
  }

  private static Report report(Path spec) throws IOException {
    return new Report(
        "dagform.yaml", read(spec).targets().stream().map(Target::explanation).toList());
  }

  private static Spec read(Path spec) throws IOException {
    Spec read = Dagform.read("dagform.yaml", Files.readAllBytes(spec));
    assertThat(read.hasErrors()).as("%s", read.diagnostics()).isFalse();
    return read;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
