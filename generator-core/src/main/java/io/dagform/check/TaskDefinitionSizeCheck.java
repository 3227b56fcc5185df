package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Fact;
import io.dagform.blueprint.Setting;
import io.dagform.blueprint.Task;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A task definition carries Dagster's files, and AWS takes 64 KiB of it (Amazon ECS service quotas,
 * task definition size). What only Terraform knows is counted as long as AWS allows it to be.
 */
final class TaskDefinitionSizeCheck implements BlueprintCheck {
  private static final int MAXIMUM_BYTES = 64 * 1024;

  // What JSON says about a container or a variable.
  private static final int SHA256 = 64;
  private static final int CONTAINER_BYTES = 1024;
  private static final int VARIABLE_BYTES = 32;

  private static final SortedMap<String, Setting> EMPTY = Collections.emptySortedMap();

  @Override
  public List<Diagnostic> check(Blueprint blueprint, Locator at) {
    Findings findings = new Findings(at);
    for (Task task : blueprint.tasks()) {
      int bytes = task.containers().stream().mapToInt(c -> bytes(c, blueprint)).sum();
      if (bytes > MAXIMUM_BYTES) {
        findings.add(
            DiagnosticCode.TASK_DEFINITION_SIZE,
            SpecPath.of("dagster.instance"),
            format(
                "The task definition of the %s can grow to %d bytes; AWS takes %d.",
                task.key(), bytes, MAXIMUM_BYTES),
            "It carries dagster.yaml: shorten `dagster.instance`.");
      }
    }
    return findings.all();
  }

  private static int bytes(Container container, Blueprint blueprint) {
    Map<String, Setting> shared =
        blueprint.sharedEnvironments().getOrDefault(container.environment().shared(), EMPTY);
    int variables =
        Stream.of(shared, container.environment().own())
            .flatMap(map -> map.entrySet().stream())
            .mapToInt(e -> VARIABLE_BYTES + e.getKey().length() + bytes(e.getValue(), blueprint))
            .sum();
    int words = container.command().stream().mapToInt(TaskDefinitionSizeCheck::json).sum();
    int entry = container.entryPoint().stream().mapToInt(s -> bytes(s, blueprint)).sum();
    int health =
        container.healthCheck().stream()
            .flatMap(check -> check.command().stream())
            .mapToInt(s -> bytes(s, blueprint))
            .sum();
    return CONTAINER_BYTES
        + health
        + variables
        + words
        + entry
        + container.secrets().size() * Fact.LONGEST_ARN;
  }

  private static int bytes(Setting setting, Blueprint blueprint) {
    if (setting instanceof Setting.Text text) {
      return json(text.text());
    }
    if (setting instanceof Setting.File file) {
      return json(blueprint.configFiles().getOrDefault(file.path(), ""));
    }
    if (setting instanceof Setting.Rendered rendered) {
      return json(blueprint.configFiles().getOrDefault(rendered.path(), ""))
          + rendered.holes().values().stream().mapToInt(Fact::longest).sum();
    }
    if (setting instanceof Setting.Suffixed suffixed) {
      return suffixed.fact().longest() + json(suffixed.suffix());
    }
    if (setting instanceof Setting.Copy copy) {
      return copy.folder().longest() + copy.name().length() + SHA256 + copy.ending().length();
    }
    return ((Setting.Of) setting).fact().longest();
  }

  /** The bytes of a text in JSON, in which Terraform also escapes what HTML would. */
  private static int json(String text) {
    int escapes = (int) text.chars().filter(c -> "\"\\\n\t".indexOf(c) >= 0).count();
    int unicode = (int) text.chars().filter(c -> "<>&".indexOf(c) >= 0).count();
    return 2 + text.getBytes(StandardCharsets.UTF_8).length + escapes + 5 * unicode;
  }
}
