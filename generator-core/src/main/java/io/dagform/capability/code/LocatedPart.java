package io.dagform.capability.code;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.location.LocationsPart;
import io.dagform.dagster.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Code that the webserver and the daemon ask for over gRPC. */
record LocatedPart(LocationsPart locations) implements CodePart {
  @Override
  public ConfigFile workspace() {
    List<SortedMap<String, Object>> entries = new ArrayList<>();
    locations
        .servers()
        .forEach(
            (name, server) -> {
              SortedMap<String, Object> entry =
                  new TreeMap<>(
                      Map.of("host", server.host(), "location_name", name, "port", server.port()));
              entries.add(new TreeMap<>(Map.of("grpc_server", entry)));
            });
    YamlDocument yaml = new YamlDocument();
    yaml.put("load_from", entries);
    return new ConfigFile("workspace.yaml", yaml.text());
  }

  @Override
  public TaskExtension source(LogGroup logs, Optional<String> reloadUrl) {
    return locations.extension();
  }

  @Override
  public TaskExtension volume() {
    return TaskExtension.none();
  }

  @Override
  public String webserverNote() {
    return "and what it keeps of the code locations";
  }

  @Override
  public String daemonNote() {
    return "what it keeps of the code locations";
  }

  @Override
  public List<String> beside() {
    return List.of();
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(workspace());
  }
}
