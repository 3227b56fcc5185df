package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The workflows that users may copy are what GitHub and GitLab take. */
final class PipelineTemplatesTest {
  private static final Path FOLDER = Path.of("../templates/ci").toAbsolutePath().normalize();

  /** Also looks for what people write that could end up in a script. */
  @Test
  void actionlintFindsNothingInGithubs() {
    Command.Result result =
        Command.of(
                Tools.actionlint().toString(),
                "-no-color",
                "-shellcheck=",
                "-pyflakes=",
                FOLDER.resolve("github/dagform.yml").toString())
            .run();

    assertThat(result).isEqualTo(new Command.Result(0, ""));
  }

  /** The schema is GitLab's own, which the tool comes with. */
  @Test
  void gitlabsHasTheFormOfItsSchema() {
    Command.Result result =
        Command.of(
                Tools.python("ci").resolve("check-jsonschema").toString(),
                "--builtin-schema",
                "vendor.gitlab-ci",
                FOLDER.resolve("gitlab/.gitlab-ci.yml").toString())
            .run();

    assertThat(result.ok()).as(result.output()).isTrue();
  }
}
