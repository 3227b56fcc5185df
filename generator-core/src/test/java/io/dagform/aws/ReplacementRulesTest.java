package io.dagform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplacementRulesTest {
  @Test
  void everyTypeThatIsWrittenHasItsRule() throws IOException {
    List<String> types =
        Files.readAllLines(Fixtures.repository("aws-bindings/types.txt")).stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith("data_"))
            .filter(line -> !line.equals("provider") && !line.isBlank())
            .map(type -> "aws_" + type)
            .toList();

    assertThat(ReplacementRules.types()).containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void anArgumentInsideABlockThatForcesReplacementForcesItToo() {
    assertThat(ReplacementRules.replaces("aws_ecr_repository", "encryption_configuration.kms_key"))
        .isTrue();
    assertThat(ReplacementRules.replaces("aws_ecr_repository", "image_tag_mutability")).isFalse();
  }

  @Test
  void aTaskDefinitionIsReplacedForEverythingButWhatTheProviderKeepsToItself() {
    assertThat(ReplacementRules.replaces("aws_ecs_task_definition", "cpu")).isTrue();
    assertThat(ReplacementRules.replaces("aws_ecs_task_definition", "skip_destroy")).isFalse();
    assertThat(ReplacementRules.replaces("aws_ecs_task_definition", "tags.team")).isFalse();
  }
}
