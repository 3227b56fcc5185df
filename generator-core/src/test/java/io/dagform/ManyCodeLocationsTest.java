package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.blueprint.Blueprint;
import io.dagform.capability.iam.PipelinePart;
import io.dagform.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 50 code locations, each with an image of its own, and a pipeline, within AWS's quotas. */
final class ManyCodeLocationsTest {
  /** IAM quotas, managed policies attached to an IAM role. */
  private static final int MOST_POLICIES = 10;

  private static final String PIPELINE =
      """

      iam:
        permissions_boundary: "arn:aws:iam::123456789012:policy/boundary"
        publisher:
          github:
            repository: example/lakehouse
            oidc_provider_arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
      """;

  private static String spec() throws IOException {
    String locations =
        IntStream.range(0, 50)
            .mapToObj(
                number ->
                    """
                    team-%d:
                      image: {repository: lakehouse/team-%d, tag: "1"}
                      module: team.definitions
                    """
                        .formatted(number, number)
                        .indent(4))
            .collect(Collectors.joining());
    return Files.readString(Fixtures.repository("examples/code-locations/dagform.yaml"))
            .replaceFirst(
                "(?s)(  code_locations:[^\n]*\n).*?(?=\n  [a-z_]+:)",
                "$1" + locations.stripTrailing())
        + PIPELINE;
  }

  @Test
  void haveAPipelineWhosePoliciesAwsTakes() throws IOException {
    Spec spec = Dagform.read("dagform.yaml", spec().getBytes(StandardCharsets.UTF_8));

    assertThat(spec.diagnostics()).noneMatch(Diagnostic::isError);
    Blueprint blueprint = spec.targets().get(0).blueprint();
    assertThat(blueprint.workloads()).hasSizeGreaterThan(100);
    PipelinePart pipeline = Fixtures.parts(blueprint, PipelinePart.class).get(0);
    for (PipelinePart.PipelineRole role : pipeline.pipelineRoles()) {
      assertThat(pipeline.managedPolicies())
          .filteredOn(
              policy -> policy.roles().stream().anyMatch(has -> has.key().equals(role.key())))
          .hasSizeLessThanOrEqualTo(MOST_POLICIES);
    }
    assertThat(pipeline.managedPolicies().stream().map(PipelinePart.ManagedPolicy::grants).toList())
        .asString()
        .contains("lakehouse/lakehouse-*", "/ecs/lakehouse/*", "=/lakehouse/*")
        .doesNotContain("lakehouse-team-49");
  }
}
