package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the seed's output must be, told apart so that a reader sees the intent. */
final class SeedTest {
  private static final Path SEED = Fixtures.repository("examples/seed");

  @Test
  void aPolicyAllowsEverythingOnlyWhereAwsCannotScope() throws IOException {
    assertThat(terraform("iam.tf"))
        .containsOnlyOnce("Resource = \"*\"")
        .containsPattern("(?s)Action +?= \"ecr:GetAuthorizationToken\"\\s+Resource = \"\\*\"");
  }

  @Test
  void aNameThatAResourceHoldsIsReferredToAndNotRepeated() throws IOException {
    String all = allTerraform().replaceAll("(?m)^(resource|ephemeral|output) .*$", "");
    Matcher names =
        Pattern.compile("(?m)^  (?:name|family|identifier|bucket|db_name) += \"([^\"$]+)\"$")
            .matcher(all);
    List<String> repeated = new ArrayList<>();
    List<String> found = new ArrayList<>();
    while (names.find()) {
      String literal = "\"" + names.group(1) + "\"";
      found.add(literal);
      // The database and its user, the subnet group and the security group stand for different
      // things.
      boolean own = literal.equals("\"dagster\"") || literal.equals("\"dagster-ecs-database\"");
      if (!own && all.indexOf(literal) != all.lastIndexOf(literal)) {
        repeated.add(literal);
      }
    }
    // The tag `Name` and the repository have the deployment's own name.
    repeated.removeIf("\"dagster-ecs\""::equals);

    assertThat(found).hasSizeGreaterThan(15);
    assertThat(repeated).isEmpty();
  }

  @Test
  void noPasswordIsAnArgumentThatTheStateKeeps() throws IOException {
    assertThat(allTerraform())
        .containsPattern("password_wo +?= ephemeral\\.")
        .containsPattern("secret_string_wo +?= ephemeral\\.")
        .doesNotContainPattern("(?m)^ *(password|secret_string|master_password) +=");
  }

  @Test
  void twoDaemonsNeverRunAtOnce() throws IOException {
    assertThat(terraform("daemon.tf"))
        .containsPattern("desired_count +?= 1\n")
        .containsPattern("deployment_minimum_healthy_percent +?= 0\n")
        .containsPattern("deployment_maximum_percent +?= 100\n")
        .containsPattern("availability_zone_rebalancing +?= \"DISABLED\"\n");
    assertThat(terraform("autoscaling.tf")).doesNotContain("daemon");
  }

  @Test
  void oldRevisionsStayForRollbacks() throws IOException {
    assertThat(terraform("webserver.tf")).containsPattern("skip_destroy +?= true");
    assertThat(terraform("daemon.tf")).containsPattern("skip_destroy +?= true");
  }

  @Test
  void aServiceWaitsForWhatItDoesNotReferTo() throws IOException {
    assertThat(terraform("webserver.tf"))
        .contains(
            "aws_efs_mount_target.code_a,",
            "aws_efs_mount_target.code_b,",
            "aws_iam_role_policy.execution,",
            "aws_route.internet,",
            "aws_lb_listener.http,");
  }

  @Test
  void theRepositoryTakesAMovingTagOnlyWithAReason() throws IOException {
    assertThat(terraform("registry.tf"))
        .contains(
            "# dagform.yaml: accepted_risks.mutable-image-tag: the seed deploys",
            "image_tag_mutability = \"MUTABLE\"");
  }

  private static String terraform(String file) throws IOException {
    return Files.readString(SEED.resolve("terraform").resolve(file));
  }

  private static String allTerraform() throws IOException {
    StringBuilder all = new StringBuilder();
    Fixtures.files(SEED.resolve("terraform"))
        .forEach(
            (path, content) -> {
              if (path.endsWith(".tf") && !path.startsWith(".terraform")) {
                all.append(new String(content, StandardCharsets.UTF_8));
              }
            });
    return all.toString();
  }
}
