package io.dagform.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of a Terraform folder, in which Terraform may leave what it likes. */
final class TerraformFolder {
  private static final Set<String> JSON_COMMANDS = Set.of("providers", "show");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private boolean hasBackend;

  private TerraformFolder(Path folder) {
    this.folder = folder;
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("CHECKPOINT_DISABLE", "1");
    String configuration = System.getenv("TF_CLI_CONFIG_FILE");
    if (configuration != null && !Files.exists(Path.of(configuration))) {
      // Terraform would warn of the missing file in every answer.
      environment.put("TF_CLI_CONFIG_FILE", "");
    }
  }

  /** Copies a folder; skips the test where there is no Terraform that is new enough. */
  static TerraformFolder copyOf(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = source.relativize(file);
        if (!relative.startsWith(".terraform")) {
          Path copy = target.resolve(relative.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return of(target);
  }

  /** A folder of the test's own; skips the test where there is no Terraform. */
  static TerraformFolder of(Path folder) {
    Command.Result version = Command.of("terraform", "version").run();
    Tools.require(version.ok(), "Terraform is needed on the PATH: " + version.output());
    return new TerraformFolder(folder);
  }

  Path path() {
    return folder;
  }

  /** Lets the emulator's account pass for the one that the spec names. */
  TerraformFolder inAnyAccount() throws IOException {
    Files.writeString(
        folder.resolve("account_override.tf"),
        "provider \"aws\" {\n  allowed_account_ids = null\n}\n");
    return this;
  }

  /** Writes another text in all places of the configuration that have one, as somebody would. */
  TerraformFolder edit(String text, String other) throws IOException {
    boolean found = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tf")) {
      for (Path file : files) {
        String before = Files.readString(file);
        found |= before.contains(text);
        Files.writeString(file, before.replace(text, other));
      }
    }
    if (!found) {
      throw new AssertionError("No file of " + folder + " has the text " + text);
    }
    return this;
  }

  /** Sends the provider to an emulator, and the state to a file, as a file of the user's would. */
  TerraformFolder at(AwsEmulator emulator, String region) throws IOException {
    environment.put("AWS_ENDPOINT_URL", emulator.url());
    Files.writeString(
        folder.resolve("emulator_override.tf"),
        """
        terraform {
          backend "local" {}
        }

        provider "aws" {
          region                      = "%s"
          access_key                  = "test"
          secret_key                  = "test"
          skip_credentials_validation = true
          skip_metadata_api_check     = true
          s3_use_path_style           = true
          # What the emulator does not answer is to fail in a minute, not in an hour.
          max_retries                 = 4
        }
        """
            .formatted(region));
    hasBackend = true;
    return this;
  }

  /**
   * Leaves the database its own certificate: for another one the provider changes the new instance
   * and waits for it once more, 70 seconds.
   */
  TerraformFolder quick() throws IOException {
    Files.writeString(
        folder.resolve("quick_override.tf"),
        "resource \"aws_db_instance\" \"main\" {\n  ca_cert_identifier = null\n}\n");
    return this;
  }

  /** Has the provider log what it calls into a file, which is made anew. */
  TerraformFolder logging(Path log) throws IOException {
    Files.deleteIfExists(log);
    environment.put("TF_LOG_PROVIDER", "DEBUG");
    environment.put("TF_LOG_PATH", log.toString());
    return this;
  }

  TerraformFolder init() {
    List<String> words = new ArrayList<>(List.of("init", "-input=false"));
    if (!hasBackend) {
      words.add("-backend=false");
    }
    Tools.pluginFolder().ifPresent(plugins -> words.add("-plugin-dir=" + plugins));
    Command.Result result = run(words);
    Tools.require(
        result.ok() || !result.output().contains("Failed to query available provider packages"),
        "Terraform can't have the AWS provider: " + result.output());
    result.orFail();
    return this;
  }

  /** For configurations that need no provider; their state is a file. */
  void initWithoutProviders() {
    run("init", "-input=false").orFail();
  }

  /** What Terraform shows of its state. */
  JsonNode state() throws IOException {
    return new ObjectMapper().readTree(run("show", "-json").orFail());
  }

  /** What Terraform shows of a plan that it wrote. */
  JsonNode shown(String plan) throws IOException {
    return new ObjectMapper().readTree(run("show", "-json", plan).orFail());
  }

  /** What a plan does to each resource, in Terraform's JSON, by address. */
  static Map<String, String> actions(JsonNode plan) {
    Map<String, String> actions = new TreeMap<>();
    plan.get("resource_changes")
        .forEach(
            change ->
                actions.put(
                    change.get("address").asText(), change.at("/change/actions").toString()));
    return actions;
  }

  Command.Result run(String... words) {
    return run(List.of(words));
  }

  private Command.Result run(List<String> words) {
    List<String> all = new ArrayList<>(List.of("terraform"));
    all.add(words.get(0));
    if (!JSON_COMMANDS.contains(words.get(0))) {
      all.add("-no-color");
    }
    all.addAll(words.subList(1, words.size()));
    return Command.of(all).in(folder).with(environment).run();
  }
}
