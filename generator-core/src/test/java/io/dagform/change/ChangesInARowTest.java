package io.dagform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.OpenEngine;
import io.dagform.Spec;
import io.dagform.SpecFixtures;
import io.dagform.Target;
import io.dagform.Transition;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the guards say of a change after others, each of which was generated. */
final class ChangesInARowTest {
  private static final String EGRESS =
      "  runs: in_process =>   egress: {%s}{n}  runs: in_process\n";
  private static final String LOCATIONS =
      """
        iam-user: people publish DAGs from their own machines{n} =>\s
      publisher: {user: {name: dagster-ecs-s3-user, secret: dagster-ecs-aws-credentials}} => publisher: none
      instance_class: db.t3.micro => instance_class: db.t3.small
      runs: in_process => %sruns: {ecs_task: {max_concurrent: 2}}
        code:{n}    s3_sync:{n}      prefix: dags/{n}      path: /app/dags{n}      python_file: definitions.py{n}      timeout_seconds: 30{n}      interval_seconds: 60{n}      volume: efs{n} =>   code_locations: {%s}{n}
      """;

  @RegisterExtension static final OpenEngine ENGINE = new OpenEngine();

  @Test
  void anAllowanceForAReplacementIsNoneForItsEnd(@TempDir Path folder) throws IOException {
    String allowed =
        "accepted_risks: => allow_replacement: {aws_ecr_repository.dagster: it is empty}{n}accepted_risks:\n";
    String elsewhere =
        """
        image: {repository: dagster-ecs, tag: latest} => image: {registry: {account_id: "999999999999", region: ap-southeast-2}, repository: dagster-ecs, tag: "1"}
          mutable-image-tag: the seed deploys `latest` with a forced deployment{n} =>\s
        """;

    assertThat(
            inARow(
                folder,
                "",
                "image: {repository: dagster-ecs => image: {repository: other\n" + allowed,
                elsewhere + allowed))
        .singleElement()
        .asString()
        .contains("spent-allowance", "was for a replacement");
  }

  @Test
  void aFormerKeyMayNotComeBackWhileItIsMovedFrom(@TempDir Path folder) throws IOException {
    String renamed = "lake: {renamed_from: warehouse, port: 5439, cidr: 198.51.100.0/24}";

    assertThat(
            inARow(
                folder,
                EGRESS.formatted("warehouse: {port: 5439, cidr: 198.51.100.0/24}"),
                EGRESS.formatted(renamed),
                EGRESS.formatted(renamed),
                EGRESS.formatted(renamed + ", warehouse: {port: 5440, cidr: 203.0.113.0/24}")))
        .isNotEmpty()
        .allMatch(said -> said.contains("which the spec still makes"));
  }

  @Test
  void aFormerKeyMayStayWhereAProcessIsAdded(@TempDir Path folder) throws IOException {
    String first = "ingest: {image: {repository: ingest, tag: \"1\"}, module: ingest.definitions}";
    String both =
        first + ", sales: {image: {repository: sales, tag: \"1\"}, module: sales.definitions}";
    String was = "egress: {lake: {port: 5439, cidr: 198.51.100.0/24}}{n}  ";
    String is = "egress: {sea: {renamed_from: lake, port: 5439, cidr: 198.51.100.0/24}}{n}  ";

    assertThat(
            inARow(
                folder,
                LOCATIONS.formatted(was, first),
                LOCATIONS.formatted(is, first),
                LOCATIONS.formatted(is, both)))
        .isEmpty();
  }

  @Test
  void whatIsRetiredStillHasItsName(@TempDir Path folder) throws IOException {
    String other = "ml: {image: {repository: ml, tag: \"1\"}, module: ml.definitions}";
    String retired =
        "accepted_risks: => retire: {aws_ecr_repository.location_ingest: others have it}{n}accepted_risks:\n";

    assertThat(
            inARow(
                folder,
                LOCATIONS.formatted(
                    "", "ingest: {image: {repository: ingest, tag: \"1\"}, module: a.b}, " + other),
                LOCATIONS.formatted("", other) + retired,
                LOCATIONS.formatted(
                        "",
                        other + ", intake: {image: {repository: ingest, tag: \"1\"}, module: a.b}")
                    + retired))
        .singleElement()
        .asString()
        .contains("stuck-change", "`aws_ecr_repository.location_intake` would be made while");
  }

  @Test
  void aLoadBalancerThatIsRetiredKeepsItsSecurityGroup(@TempDir Path folder) throws IOException {
    String none =
        """
        load_balancer:{n}  name: dagster-ecs-alb{n}  target_group: dagster-ecs-tg{n}  scheme: internet_facing{n}  allowed_cidrs: [0.0.0.0/0]{n}  listener: {http: {port: 80}}{n}  authentication: {basic: {user: admin}}{n}  health_check: {path: /health, interval_seconds: 30} => load_balancer: none
          load-balancer-http-only: the seed has no domain and no certificate{n}  load-balancer-open-to-internet: the seed serves everyone, behind basic auth{n} =>\s
        accepted_risks: => retire: {aws_lb.main: others use it, aws_secretsmanager_secret.basic_auth_password: others too}{n}accepted_risks:
        """;

    assertThat(inARow(folder, "", none)).isEmpty();
    assertThat(folder.resolve("state_changes.tf"))
        .content()
        .contains("from = aws_lb.main", "from = aws_security_group.load_balancer");
  }

  @Test
  void anAllowanceThatLeavesIsSaidOnce(@TempDir Path folder) throws IOException {
    String none = "  authentication: {basic: {user: admin}} =>   authentication: none\n";
    String risk = "accepted_risks: => %saccepted_risks:{n}  no-authentication: a test\n";
    String retired =
        "retire: {aws_secretsmanager_secret.basic_auth_password: nobody logs in any more}{n}";
    assertThat(inARow(folder, "", none + risk.formatted(retired))).isEmpty();
    Target after = target(none + risk.formatted(""));

    List<OutputPlan> plans = ENGINE.get().plan(List.of(after), folder);
    OutputWriter.write(plans);

    assertThat(plans.get(0).diagnostics())
        .singleElement()
        .matches(problem -> !problem.isError())
        .asString()
        .contains("aws_secretsmanager_secret.basic_auth_password", "not in the spec any more");
    assertThat(ENGINE.get().plan(List.of(after), folder).get(0).diagnostics()).isEmpty();
  }

  /** The provider leaves it as it is (resource aws_db_instance, max_allocated_storage). */
  @Test
  void storageThatAwsMayHaveEnlargedStays() throws IOException {
    String large = "storage_gib: 20 => storage_gib: 90{n}    max_storage_gib: 500";
    String between = "storage_gib: 20 => storage_gib: 30{n}    max_storage_gib: 500";

    assertThat(changes(target(large), target(between)))
        .extracting(Change::address)
        .doesNotContain("aws_db_instance.main");
    assertThat(changes(target(between), target(large)))
        .extracting(Change::address)
        .contains("aws_db_instance.main");
  }

  @Test
  void severalImagesHaveTheirTagsFromAPipeline(@TempDir Path folder) throws IOException {
    String image = "%1$s: {image: {repository: %1$s, tag: from_pipeline}, module: a.b}";
    String both = image.formatted("ingest") + ", " + image.formatted("ml");

    List<OutputPlan> plans =
        ENGINE.get().plan(List.of(target(LOCATIONS.formatted("", both))), folder);
    OutputWriter.write(plans);

    assertThat(folder.resolve("variables.tf"))
        .content()
        .containsOnlyOnce("variable \"image_tags\"");
  }

  private static Target target(String edits) throws IOException {
    Spec spec = Dagform.read("dagform.yaml", SpecFixtures.edited(edits));
    assertThat(spec.hasErrors()).as(spec.diagnostics().toString()).isFalse();
    return spec.targets().get(0);
  }

  private List<Change> changes(Target before, Target after) {
    return ENGINE.get().compare(Transition.of(List.of(before), List.of(after))).get(0).changes();
  }

  /** What is said of the last; of those before it nothing may be. */
  private List<String> inARow(Path folder, String... edits) throws IOException {
    List<String> said = new ArrayList<>();
    for (String each : edits) {
      assertThat(said).isEmpty();
      List<OutputPlan> plans = ENGINE.get().plan(List.of(target(each)), folder);
      for (Diagnostic problem : plans.get(0).diagnostics()) {
        if (problem.isError()) {
          said.add(problem.code().id() + " " + problem.message());
        }
      }
      if (said.isEmpty()) {
        OutputWriter.write(plans);
      }
    }
    return said;
  }
}
