package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Terraform plans every environment of the example, and only in its own account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EnvironmentsPlanTest {
  @TempDir private static Path temporary;

  private AwsEmulator emulator;

  @BeforeAll
  void start() throws Exception {
    emulator = AwsEmulator.start();
  }

  @AfterAll
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  static Stream<Arguments> environments() {
    return Stream.of(
        arguments("dev", "eu-central-1", "Multi-AZ is off", "multi_az *= false"),
        arguments("staging", "eu-central-1", "Multi-AZ is on", "multi_az *= true"),
        arguments("prod", "eu-west-1", "its third zone", "\"eu-west-1c\""));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void isPlanned(String environment, String region, String what, String expected)
      throws IOException {
    String plan = plan(environment, region, true).orFail();

    assertThat(plan)
        .containsPattern("Plan: (?:[7-9][0-9]|1[0-3][0-9]) to add, 0 to change, 0 to destroy");
    assertThat(plan).as(what).containsPattern(expected);
    assertThat(plan).contains("\"reports-" + environment + "-webserver\"");
  }

  @Test
  void anotherAccountThanTheSpecsIsRefused() throws IOException {
    Command.Result plan = plan("prod", "eu-west-1", false);

    assertThat(plan.ok()).isFalse();
    assertThat(plan.output()).contains("AWS account ID not allowed: 123456789012");
  }

  private Command.Result plan(String environment, String region, boolean anyAccount)
      throws IOException {
    TerraformFolder folder =
        TerraformFolder.copyOf(
                Outputs.environment(environment), temporary.resolve(environment + anyAccount))
            .at(emulator, region);
    if (anyAccount) {
      folder.inAnyAccount();
    }
    return folder.init().run("plan", "-input=false");
  }
}
