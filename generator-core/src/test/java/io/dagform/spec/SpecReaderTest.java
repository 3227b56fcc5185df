package io.dagform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Fixtures;
import io.dagform.capability.DagsterDeployment;
import io.dagform.capability.Deployment;
import io.dagform.capability.DeploymentSpec;
import io.dagform.capability.database.Rds;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecReaderTest {
  @Test
  void scalarsStayAsTheirAuthorWroteThem() throws IOException {
    DagsterDeployment deployment =
        read("engine_version: \"15\"", "engine_version: 15.10", "user: admin", "user: no");

    assertThat(rds(deployment).engineVersion()).isEqualTo("15.10");
    assertThat(deployment.loadBalancer().toString()).contains("user=no,");
  }

  @ParameterizedTest
  @CsvSource({
    "development, false, 7, false, 14, false",
    "standard,    true,  7, true,  90, true",
    "hardened,    true, 14, true, 365, true"
  })
  void aProfileIsAColumnOfDefaults(
      String profile,
      boolean multiAz,
      int backupDays,
      boolean deletionProtection,
      int logDays,
      boolean insights)
      throws IOException {
    DagsterDeployment deployment =
        read(
            "profile: development",
            "profile: " + profile,
            "    availability_zone: a\n",
            "",
            "  log_retention_days: 7\n",
            "");

    assertThat(deployment.profile()).hasToString(profile);
    assertThat(rds(deployment).availability().multiAz()).isEqualTo(multiAz);
    assertThat(rds(deployment).backupRetentionDays()).isEqualTo(backupDays);
    assertThat(rds(deployment).deletionProtection()).isEqualTo(deletionProtection);
    assertThat(deployment.loadBalancer().toString())
        .contains("deletionProtection=" + deletionProtection);
    assertThat(deployment.observability().logRetentionDays()).isEqualTo(logDays);
    assertThat(deployment.observability().containerInsights()).isEqualTo(insights);
  }

  @Test
  void withoutAProfileTheDefaultsAreTheStandardOnes() throws IOException {
    DagsterDeployment deployment =
        read("profile: development\n", "", "    availability_zone: a\n", "");

    assertThat(deployment.profile()).isEqualTo(Profile.STANDARD);
  }

  @Test
  void aDefaultIsFoundAtThePlaceThatItIsDerivedFrom() throws IOException {
    SpecReader.Target<Deployment> result = result("  target_group: dagster-ecs-tg\n", "");
    SpecPath targetGroup = SpecPath.of("load_balancer.target_group");

    assertThat(result.locator().of(targetGroup)).hasToString("dagform.yaml:3:7");
    assertThat(result.locator().isWritten(targetGroup)).isFalse();
    assertThat(result.locator().isWritten(SpecPath.of("load_balancer.name"))).isTrue();
  }

  private static Rds rds(DagsterDeployment deployment) {
    return (Rds) deployment.database();
  }

  private static DagsterDeployment read(String... edits) throws IOException {
    SpecReader.Target<Deployment> result = result(edits);
    return (DagsterDeployment)
        result.deployment().orElseThrow(() -> new AssertionError(result.problems()));
  }

  private static SpecReader.Target<Deployment> result(String... edits) throws IOException {
    String text = Files.readString(Fixtures.resources("diagnostics/base.yaml"));
    for (int i = 0; i < edits.length; i += 2) {
      assertThat(text).contains(edits[i]);
      text = text.replace(edits[i], edits[i + 1]);
    }
    return SpecReader.read(
            "dagform.yaml", text.getBytes(StandardCharsets.UTF_8), DeploymentSpec.TYPE)
        .targets()
        .get(0);
  }
}
