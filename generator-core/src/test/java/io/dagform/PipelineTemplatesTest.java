package io.dagform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pipelines that users may start from. */
final class PipelineTemplatesTest {
  private static final Path GITHUB = Fixtures.repository("templates/ci/github/dagform.yml");
  private static final Path GITLAB = Fixtures.repository("templates/ci/gitlab/.gitlab-ci.yml");
  private static final Pattern JOB = Pattern.compile("(?ms)^  ([a-z]+):\\n(.*?)(?=^  [a-z]+:|\\z)");

  @Test
  void everyActionIsPinnedByItsCommitAndSaysItsVersion() throws IOException {
    List<String> uses =
        Files.readAllLines(GITHUB).stream().filter(line -> line.contains("uses:")).toList();

    assertThat(uses)
        .isNotEmpty()
        .allMatch(line -> line.matches(".*uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  /** What others write, such as a branch's name, comes into a script as a variable only. */
  @Test
  void noScriptHoldsAnExpression() throws IOException {
    boolean inScript = false;
    for (String line : Files.readAllLines(GITHUB)) {
      if (line.matches(" *(- )?run: .*")) {
        inScript = true;
      } else if (line.matches(" {0,8}[a-z- ].*")) {
        inScript = false;
      }
      assertThat(inScript && line.contains("${{")).as(line).isFalse();
    }
  }

  @Test
  void whoHasATokenForAwsWritesNoCommentAndRunsForNoFork() throws IOException {
    String jobs = Files.readString(GITHUB).split("\njobs:\n", 2)[1];
    int tokens = 0;
    for (MatchResult job : JOB.matcher(jobs).results().toList()) {
      if (job.group(2).contains("id-token: write")) {
        tokens++;
        assertThat(job.group(2))
            .as(job.group(1))
            .doesNotContain("pull-requests")
            .containsAnyOf(
                "head.repo.full_name == github.repository", "github.ref == 'refs/heads/main'");
      }
    }
    assertThat(tokens).isEqualTo(4);
  }

  @Test
  void twoAppliesNeverRunAtOnceAndNoneIsEnded() throws IOException {
    assertThat(Files.readString(GITHUB))
        .doesNotContain("cancel-in-progress: true")
        .contains("group: dagform-apply-${{ matrix.deployment.name }}");
    assertThat(Files.readString(GITLAB))
        .contains("resource_group: dagform-apply")
        .doesNotContain("interruptible: true");
  }
}
