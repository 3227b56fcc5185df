package io.dagform.dagster;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The code locations of synced code. Each is a file of its own in Dagster's folder, with the same
 * text, which loads the location's file from the newest revision.
 */
public final class SyncedCode {
  private static final String FILE = "synced_code";
  private static final String SUFFIX = ".py";

  /** The user's file of each location. */
  private final SortedMap<String, String> locations;

  private final boolean named;

  /**
   * @param locations the user's file of each location
   * @param named whether the spec names the locations
   */
  public SyncedCode(SortedMap<String, String> locations, boolean named) {
    this.locations = locations;
    this.named = named;
  }

  /** The names of the files in Dagster's folder, with spaces between them. */
  public String files() {
    return locations.keySet().stream()
        .map(location -> stem(location) + SUFFIX)
        .collect(Collectors.joining(" "));
  }

  /** The text of each of the files. */
  public String text() {
    return Template.load("synced_code.py.tftpl")
        .fill(Map.of("files", String.join(", ", locations.values()), "module", module()));
  }

  /** The expression of the module's name; a file that is loaded knows its own. */
  private String module() {
    if (!named) {
      return quoted(module(locations.values().iterator().next()));
    }
    SortedMap<String, String> modules = new TreeMap<>();
    locations.forEach((location, file) -> modules.put(stem(location), module(file)));
    return modules.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}[__name__]"));
  }

  /** workspace.yaml. */
  public String workspace() {
    Workspace workspace = new Workspace("python_file");
    locations
        .keySet()
        .forEach(
            location -> workspace.put(location, Map.of("relative_path", stem(location) + SUFFIX)));
    return workspace.text();
  }

  private String stem(String location) {
    return named ? FILE + "_" + location : FILE;
  }

  /** The module that a Python file is when its prefix is on the path. */
  private static String module(String file) {
    return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
