package io.dagform.capability.code;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.location.LocationsPart;
import io.dagform.dagster.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Code that the webserver and the daemon ask for over gRPC. */
record LocatedPart(LocationsPart locations) implements CodePart {
  @Override
  public ConfigFile workspace() {
    Workspace workspace = new Workspace("grpc_server");
    locations
        .servers()
        .forEach(
            (name, server) ->
                workspace.put(name, Map.of("host", server.host(), "port", server.port())));
    return new ConfigFile("workspace.yaml", workspace.text());
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
