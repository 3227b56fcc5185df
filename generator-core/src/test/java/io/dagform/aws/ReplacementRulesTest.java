package io.dagform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplacementRulesTest {
  @Test
  void everyTypeThatIsWrittenHasItsRule() throws IOException {
    JsonNode blocks =
        new ObjectMapper()
            .readTree(Path.of("src/main/resources/io/dagform/emit/blocks.json").toFile());
    List<String> types = new ArrayList<>();
    blocks.get("resource").fieldNames().forEachRemaining(types::add);

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
