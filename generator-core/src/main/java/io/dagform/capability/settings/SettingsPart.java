package io.dagform.capability.settings;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.dagster.YamlDocument;
import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * dagster.yaml: what the parts of the deployment need, with the settings of {@code
 * dagster.instance} merged over it key by key.
 *
 * @param needed what the parts say, in the order of the file
 * @param holes what Terraform fills in, by the names of the template's variables
 * @param workspace workspace.yaml
 */
public record SettingsPart(
    InstanceSettings own,
    List<DagsterSetting> needed,
    SortedMap<String, Value> holes,
    ConfigFile workspace)
    implements Part {
  // boto3 does not read AWS_REGION.
  private static final String REGION = "AWS_DEFAULT_REGION";

  private static final String NAME = "dagster.yaml";
  private static final String TEMPLATE = NAME + ".tftpl";

  public SettingsPart {
    needed = List.copyOf(needed);
    holes = Collections.unmodifiableSortedMap(new TreeMap<>(holes));
  }

  private ConfigFile file() {
    YamlDocument yaml = new YamlDocument();
    for (DagsterSetting setting : needed) {
      setting.value().ifPresent(value -> yaml.put(setting.path(), value));
      if (!setting.comment().isEmpty()) {
        yaml.comment(setting.path(), setting.comment());
      }
    }
    yaml.merge(own.settings(), "dagform.yaml: dagster.instance");
    return holes.isEmpty()
        ? new ConfigFile(NAME, yaml.text())
        : new ConfigFile(TEMPLATE, yaml.template());
  }

  /** Whether a file is dagster.yaml, or becomes it. */
  public static boolean isFile(String path) {
    return path.endsWith("/" + NAME) || path.endsWith("/" + TEMPLATE);
  }

  private Value content() {
    return holes.isEmpty() ? file().content() : file().rendered(holes);
  }

  /** Where AWS is found, for what reads no files of Dagster's. */
  public static TaskExtension region() {
    return TaskExtension.none().variables(Map.of(REGION, Frame.regionId()));
  }

  /** The files that Dagster reads, and where it finds them. */
  public TaskExtension extension() {
    return TaskExtension.none()
        .variables(
            Map.of(
                REGION,
                Frame.regionId(),
                "DAGSTER_HOME",
                Value.text(DagsterProcess.HOME),
                "DAGSTER_YAML",
                content(),
                "WORKSPACE_YAML",
                workspace.content()));
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(file(), DagsterProcess.ENTRY);
  }
}
