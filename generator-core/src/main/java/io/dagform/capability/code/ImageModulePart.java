package io.dagform.capability.code;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.TaskExtension;
import io.dagform.dagster.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Code in the image: webserver and daemon each load it in a code server of their own. */
record ImageModulePart(String module, String location) implements CodePart {
  @Override
  public ConfigFile workspace() {
    YamlDocument yaml = new YamlDocument();
    SortedMap<String, Object> entry =
        new TreeMap<>(Map.of("location_name", location, "module_name", module));
    yaml.put("load_from", List.of(new TreeMap<>(Map.of("python_module", entry))));
    return new ConfigFile("workspace.yaml", yaml.text());
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
    return List.of(
        Line.row(
            Chapter.COMPONENTS,
            "code",
            format("module `%s` of the image; code location `%s`", module, location)),
        Line.paragraph(
            Chapter.CHANGES,
            "Code is a part of the image: new code is a new image and a new deployment of both services."),
        Line.row(
            Chapter.TROUBLES,
            "the code location shows an error",
            "the image does not hold the module, or a package that it imports",
            format("`docker run --rm IMAGE python -c \"import %s\"` says which", module)));
  }
}
