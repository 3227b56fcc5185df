package io.dagform.dagster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** workspace.yaml: where the webserver and the daemon find the code locations. */
public final class Workspace {
  private final String kind;
  private final List<SortedMap<String, Object>> entries = new ArrayList<>();

  /**
   * @param kind of its entries, such as {@code grpc_server}
   */
  public Workspace(String kind) {
    this.kind = kind;
  }

  /**
   * Adds a code location.
   *
   * @param name what Dagster calls it
   * @param target where it is, in the words of its kind
   */
  public void put(String name, Map<String, Object> target) {
    SortedMap<String, Object> entry = new TreeMap<>(target);
    entry.put("location_name", name);
    entries.add(new TreeMap<>(Map.of(kind, entry)));
  }

  /** The text of the file. */
  public String text() {
    YamlDocument yaml = new YamlDocument();
    yaml.put("load_from", entries);
    return yaml.text();
  }
}
