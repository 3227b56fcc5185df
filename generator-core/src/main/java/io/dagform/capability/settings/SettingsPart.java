package io.dagform.capability.settings;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.dagster.YamlDocument;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * dagster.yaml: what the parts of the deployment need, with the settings of {@code
 * dagster.instance} merged over it key by key.
 *
 * @param needed what the parts say, in the order of the file
 * @param workspace workspace.yaml
 */
public record SettingsPart(InstanceSettings own, List<DagsterSetting> needed, ConfigFile workspace)
    implements Part {
  public SettingsPart {
    needed = List.copyOf(needed);
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
    return new ConfigFile("dagster.yaml", yaml.text());
  }

  /** The files that Dagster reads, and where it finds them. */
  public TaskExtension extension() {
    return TaskExtension.none()
        .variables(
            Map.of(
                // boto3 does not read AWS_REGION.
                "AWS_DEFAULT_REGION", Frame.regionId(),
                "DAGSTER_HOME", Value.text(DagsterProcess.HOME),
                "DAGSTER_YAML", file().content(),
                "WORKSPACE_YAML", workspace.content()));
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(file(), DagsterProcess.ENTRY);
  }
}
