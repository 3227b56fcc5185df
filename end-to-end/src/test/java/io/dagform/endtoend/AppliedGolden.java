package io.dagform.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.dagform.Effects;
import io.dagform.Engine;
import io.dagform.Golden;
import io.dagform.Target;
import io.dagform.Transition;
import io.dagform.change.Change;
import io.dagform.output.Manifest;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A golden that was applied to an emulator of its own. */
final class AppliedGolden implements AutoCloseable {
  /** The tag of an image that a pipeline keeps. */
  private static final Pattern IMAGE_TAG = Pattern.compile("var\\.image_tags\\[\"([^\"]+)\"]");

  private final Golden golden;
  private final Target before;
  private final Path base;
  private final AwsEmulator emulator;
  private final ExistingResources existing;
  private final TerraformFolder terraform;

  private AppliedGolden(
      Golden golden,
      Target before,
      Path base,
      AwsEmulator emulator,
      ExistingResources existing,
      TerraformFolder terraform) {
    this.golden = golden;
    this.before = before;
    this.base = base;
    this.emulator = emulator;
    this.existing = existing;
    this.terraform = terraform;
  }

  static AppliedGolden apply(Golden golden, Path base) throws Exception {
    Target before = golden.target();
    String region = before.blueprint().frame().region();
    AwsEmulator emulator = AwsEmulator.start(before.blueprint().frame().accountId());
    try {
      ExistingResources existing = ExistingResources.make(emulator, region);
      TerraformFolder terraform =
          TerraformFolder.copyOf(before.folder(golden.output()), before.folder(base))
              .at(emulator, region)
              .inAnyAccount();
      if (Files.exists(terraform.path().resolve("database.tf"))) {
        terraform.quick();
      }
      giveImageTags(terraform.path());
      existing.nameIn(terraform.path());
      terraform.init().run("apply", "-input=false", "-auto-approve").orFail();
      return new AppliedGolden(golden, before, base, emulator, existing, terraform);
    } catch (Exception | Error e) {
      emulator.close();
      throw e;
    }
  }

  Target before() {
    return before;
  }

  Path folder() {
    return terraform.path();
  }

  Target after(Effects.Row row) throws IOException {
    return golden.edited(row).orElseThrow().target();
  }

  /** What the guards say of an edit, over the committed output. */
  OutputPlan guarded(Engine engine, Target after) throws IOException {
    restore();
    return engine.plan(List.of(after), base).get(0);
  }

  /** Writes what an edit gives over the committed output, whatever the guards say. */
  void write(Engine engine, Target after) throws IOException {
    OutputPlan guarded = guarded(engine, after);
    boolean refused = guarded.isRefused();
    if (refused) {
      Files.delete(terraform.path().resolve(Manifest.PATH));
      deleteConfiguration();
      guarded = engine.plan(List.of(after), base).get(0);
    }
    OutputWriter.write(List.of(guarded.forced()));
    giveImageTags(terraform.path());
    existing.nameIn(terraform.path());
    if (refused) {
      letDestroy();
    }
  }

  /** A pipeline has pushed every image that the Terraform asks it for. */
  private static void giveImageTags(Path folder) throws IOException {
    SortedSet<String> tags = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tf")).toList()) {
        IMAGE_TAG
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> tags.add("\"" + match.group(1) + "\": \"1\""));
      }
    }
    Files.writeString(
        folder.resolve("images.auto.tfvars.json"),
        "{\"image_tags\": {" + String.join(", ", tags) + "}}");
  }

  /** Terraform would refuse it, too, and not say what else it plans. */
  private void letDestroy() throws IOException {
    try (Stream<Path> files = Files.list(terraform.path())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tf")).toList()) {
        Files.writeString(
            file, Files.readString(file).replaceAll("(prevent_destroy +)= true", "$1= false"));
      }
    }
  }

  List<Change> said(Engine engine, Target after) {
    return engine.compare(Transition.of(List.of(before), List.of(after))).get(0).changes();
  }

  /** What Terraform plans for what was written, on the state of the apply. */
  JsonNode planned() throws IOException {
    terraform.run("plan", "-input=false", "-refresh=false", "-out=edit.tfplan").orFail();
    return terraform.shown("edit.tfplan");
  }

  void apply() {
    // Of two rules of a group that go at the same time the emulator does not find the second.
    terraform.run("apply", "-input=false", "-auto-approve", "-parallelism=1").orFail();
  }

  /** What a whole plan would change, in words; empty if nothing. */
  String left() {
    Command.Result plan = terraform.run("plan", "-input=false", "-detailed-exitcode");
    return plan.exitCode() == 0 ? "" : plan.output();
  }

  private void deleteConfiguration() throws IOException {
    try (Stream<Path> files = Files.list(terraform.path())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tf")).toList()) {
        if (!file.getFileName().toString().endsWith("_override.tf")) {
          Files.delete(file);
        }
      }
    }
  }

  private void restore() throws IOException {
    deleteConfiguration();
    Path committed = before.folder(golden.output());
    try (Stream<Path> files = Files.walk(committed)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = terraform.path().resolve(committed.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  @Override
  public void close() {
    emulator.close();
  }
}
