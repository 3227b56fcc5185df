package io.dagform.capability.process;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.HealthCheck;
import io.dagform.blueprint.Container.Life;
import io.dagform.blueprint.Container.Start;
import io.dagform.blueprint.Container.Stop;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Variables;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A container with a process of Dagster's, whose files the task definition carries. */
public final class DagsterProcess {
  /** The folder of dagster.yaml and workspace.yaml in the containers; any user may make it. */
  public static final String HOME = "/tmp/dagster_home";

  /** Writes the files, then becomes the process. */
  public static final ConfigFile ENTRY =
      new ConfigFile("dagster-entry.sh", Template.text("dagster-entry.sh"));

  /** The longest start that ECS allows (ECS API, HealthCheck, startPeriod). */
  public static final int LONGEST_START_SECONDS = 300;

  /** Becomes a process that loads the user's code, which needs no dagster.yaml. */
  public static final ConfigFile CODE_ENTRY =
      new ConfigFile("code-entry.sh", Template.text("code-entry.sh"));

  private DagsterProcess() {}

  /**
   * A container that loads the user's code in the folder of its image.
   *
   * @param logs where it logs, below its name
   */
  public static Container code(
      String name,
      Container.Image image,
      List<Value> command,
      String remark,
      Map<String, Value> own,
      List<Integer> ports,
      Optional<HealthCheck> healthCheck,
      Stop stop,
      LogGroup logs) {
    return new Container(
        name,
        "",
        image,
        new Start(
            List.of(
                Value.text("sh"), Value.text("-c"), CODE_ENTRY.content(), Value.text("code-entry")),
            command,
            remark,
            List.of()),
        Variables.of(own),
        new TreeMap<>(),
        List.of(),
        ports,
        healthCheck,
        new Life(true, true, false, Optional.of(stop)),
        logs,
        name);
  }

  /**
   * The container of a process.
   *
   * @param host what it is drawn with
   * @param remark what a reader would ask about the command
   * @param own its variables beside those that every process has
   */
  public static Container container(
      String name,
      Host host,
      List<String> command,
      String remark,
      Map<String, Value> own,
      Optional<HealthCheck> healthCheck,
      Optional<Stop> stop) {
    return new Container(
        name,
        "",
        host.image(),
        new Start(
            // What follows a shell's script is its $0 and then its arguments.
            List.of(
                Value.text("sh"), Value.text("-c"), ENTRY.content(), Value.text("dagster-entry")),
            command.stream().map(Value::text).toList(),
            remark,
            List.of()),
        Variables.of(own),
        new TreeMap<>(),
        List.of(),
        List.of(),
        healthCheck,
        new Life(true, true, false, stop),
        host.identity().logs(),
        name);
  }
}
