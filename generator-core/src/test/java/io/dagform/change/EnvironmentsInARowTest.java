package io.dagform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.OpenEngine;
import io.dagform.Outputs;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the guards say of a change to one of several environments. */
final class EnvironmentsInARowTest {
  private static final Path EXAMPLE =
      Fixtures.repository("examples/multi-environment/dagform.yaml");
  private static final Path LOCATION =
      Fixtures.repository("examples/platform-and-location/location/dagform.yaml");
  private static final String ALLOWED =
      "allow_replacement: {aws_s3_bucket.main: it is empty, aws_s3_bucket.compute_logs: it too}\n";
  private static final String DEV = "example-reports-dev";

  @RegisterExtension static final OpenEngine ENGINE = new OpenEngine();
  @TempDir private Path folder;

  @Test
  void anAllowanceThatOneEnvironmentHasSpentIsNoneForItsNextChange() throws IOException {
    write(spec("", DEV, "example-reports-staging"));
    write(spec(ALLOWED, "example-second-dev", "example-second-staging"));

    assertThat(said(spec(ALLOWED, "example-third-dev", "example-second-staging"), ""))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("spent-allowance "));
  }

  @Test
  void anAllowanceMayBeForAnEnvironmentThatNobodyAsksForNow() throws IOException {
    write(spec("", DEV, "example-reports-staging"));
    Spec changed = spec(ALLOWED, DEV, "example-second-staging");

    assertThat(said(changed, "")).isEmpty();
    assertThat(said(changed, "dev")).isEmpty();
    assertThat(said(spec(ALLOWED, DEV, "example-reports-staging"), ""))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("unused-allowance "));
  }

  @Test
  void aNameThatAnotherEnvironmentStillHasIsTaken() throws IOException {
    write(spec("", DEV, "example-reports-staging"));
    Spec changed = spec(ALLOWED, "example-other-dev", DEV);

    assertThat(said(changed, "staging"))
        .singleElement()
        .asString()
        .startsWith("taken-name ")
        .contains("`terraform/dev` still has in AWS", "`" + DEV + "` (`aws_s3_bucket.main`)")
        .contains("Change `terraform/dev` alone");

    write(spec(ALLOWED, "example-other-dev", "example-reports-staging"));
    assertThat(said(changed, "staging")).isEmpty();
  }

  @Test
  void anEnvironmentMaySayItsAccountWhenAnotherComesThatHasItsNames() throws IOException {
    String all = Files.readString(EXAMPLE);
    String alone = all.substring(0, all.indexOf("  staging:\n"));
    write(read(alone.replace("    account_id: \"111111111111\"\n", "")));

    assertThat(said(read(all), "")).isEmpty();
  }

  @Test
  void aCodeLocationInAStateOfItsOwnIsNotToldOfAFieldThatItHasNot() throws IOException {
    String text = Files.readString(LOCATION);
    write(read(text + "environments: {one: {}}\n"));
    Spec renamed = read(text + "environments: {two: {}}\n");

    assertThat(said(renamed, ""))
        .isNotEmpty()
        .allMatch(each -> each.contains("move what is in `terraform/one` to `terraform/two`;"))
        .noneMatch(each -> each.contains("renamed_from"));
    assertThat(Outputs.find(renamed.targets(), output()).orphans().diagnostics())
        .singleElement()
        .asString()
        .contains("move what is in the folder to the new one;")
        .doesNotContain("renamed_from");
  }

  private static Spec spec(String start, String dev, String staging) throws IOException {
    String text =
        Files.readString(EXAMPLE)
            .replace("accepted_risks:\n  unbounded", start + "accepted_risks:\n  unbounded")
            .replace("    profile: development\n", "    profile: development\n" + bucket(dev))
            .replace("  staging:\n", "  staging:\n" + bucket(staging));
    return read(text);
  }

  private static Spec read(String text) {
    Spec spec = Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(spec.hasErrors()).as(spec.diagnostics().toString()).isFalse();
    return spec;
  }

  private static String bucket(String name) {
    return "    storage: {bucket: " + name + "}\n";
  }

  private Path output() {
    return folder.resolve("terraform");
  }

  private void write(Spec spec) {
    OutputWriter.write(ENGINE.get().plan(spec.targets(), output()));
  }

  /**
   * The errors.
   *
   * @param environment the one that is asked for; all without it
   */
  private List<String> said(Spec spec, String environment) {
    List<Target> chosen =
        spec.targets().stream()
            .filter(
                target ->
                    environment.isEmpty() || target.environment().equals(Optional.of(environment)))
            .toList();
    return ENGINE.get().plan(chosen, Outputs.find(spec.targets(), output())).stream()
        .map(OutputPlan::diagnostics)
        .flatMap(List::stream)
        .filter(Diagnostic::isError)
        .map(problem -> problem.code().id() + " " + problem.message() + problem.hint().orElse(""))
        .toList();
  }
}
