package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.Spec;
import io.dagform.Starter;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform has nothing to say against what a spec to start from gives before it is edited. */
@ResourceLock(Outputs.CDKTF)
final class StartersTest {
  @TempDir private Path temporary;

  @ParameterizedTest
  @EnumSource
  void isValid(Starter starter) throws IOException {
    Path output = temporary.resolve("output");
    Spec spec = Dagform.read("dagform.yaml", starter.text().getBytes(StandardCharsets.UTF_8));
    try (Engine engine = Engine.open("node")) {
      OutputWriter.write(engine.plan(spec.targets(), output));
    }
    TerraformFolder folder = TerraformFolder.copyOf(output, temporary.resolve("copy")).init();

    assertThat(folder.run("validate").orFail())
        .contains("Success! The configuration is valid.")
        .doesNotContain("Warning");
  }
}
