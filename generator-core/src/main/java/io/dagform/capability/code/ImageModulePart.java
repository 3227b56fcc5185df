package io.dagform.capability.code;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.dagster.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Code in the image: webserver and daemon each load it in a code server of their own. */
record ImageModulePart(SortedMap<String, String> byLocation) implements CodePart {
  @Override
  public ConfigFile workspace() {
    Workspace workspace = new Workspace("python_module");
    byLocation.forEach(
        (location, module) -> workspace.put(location, Map.of("module_name", module)));
    return new ConfigFile("workspace.yaml", workspace.text());
  }

  @Override
  public TaskExtension source(LogGroup logs, Optional<String> reloadUrl) {
    return TaskExtension.none();
  }

  @Override
  public TaskExtension volume() {
    return TaskExtension.none();
  }

  @Override
  public String webserverNote() {
    return "and a code server";
  }

  @Override
  public String daemonNote() {
    return "its code server";
  }

  @Override
  public List<String> beside() {
    return List.of();
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(workspace());
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    byLocation.forEach(
        (location, module) ->
            lines.add(
                Line.row(
                    Chapter.COMPONENTS,
                    "code",
                    format("module `%s` of the image; code location `%s`", module, location))));
    lines.add(
        Line.paragraph(
            Chapter.CHANGES,
            "Code is a part of the image: new code is a new image and a new deployment of both services."));
    lines.add(
        Line.row(
            Chapter.TROUBLES,
            "the code location shows an error",
            "the image does not hold the module, or a package that it imports",
            format(
                "`docker run --rm IMAGE python -c \"import %s\"` says which",
                byLocation.values().stream().distinct().collect(Collectors.joining(", ")))));
    return lines;
  }
}
