package io.dagform.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.SpecFixtures;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ArchitectureDocumentTest {
  private static final String KEEPS = "What is in AWS keeps the name that it was made with";

  @Test
  void itsTitleIsTheNameOfTheDeployment() throws IOException {
    assertThat(document("")).contains("\n# dagster-ecs\n").doesNotContain(KEEPS);
  }

  @Test
  void aRenamedDeploymentHasItsPresentNameForATitleAndItsFormerOneInAws() throws IOException {
    assertThat(document("name: dagster-ecs => name: reports{n}renamed_from: dagster-ecs"))
        .contains("\n# reports\n")
        .contains(KEEPS + ": `dagster-ecs`, which `renamed_from` says.\n");
  }

  @Test
  void aRenamedEnvironmentIsInTheTitleToo() throws IOException {
    assertThat(
            document(
                "profile: development => profile: development{n}environments: {live: {renamed_from: dagster-ecs-prod}}"))
        .contains("\n# dagster-ecs-live\n")
        .contains(KEEPS + ": `dagster-ecs-prod`");
  }

  private static String document(String edits) throws IOException {
    return ArchitectureDocument.of(
        Dagform.read("dagform.yaml", SpecFixtures.edited(edits)).targets().get(0).blueprint());
  }
}
