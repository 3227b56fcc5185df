package io.dagform.capability.location;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All code locations.
 *
 * @param own those that are services of this deployment
 */
public record LocationsPart(SortedMap<String, Location> all, List<LocationPart> own)
    implements Part {
  /** The most names that a picture shows. */
  private static final int SHOWN = 6;

  /** What the webserver and the daemon need to ask them. */
  public TaskExtension extension() {
    List<Port> servers = new ArrayList<>(own.stream().map(LocationPart::server).toList());
    all.values().forEach(each -> each.external().ifPresent(other -> servers.add(other.server())));
    return TaskExtension.none()
        .uses(servers.toArray(Port[]::new))
        .ready(own.stream().map(LocationPart::workload).map(Workload::service).toList());
  }

  /** Where Dagster asks for a location. */
  public record Server(String host, int port) {}

  /** Where each is, by its name in Dagster. */
  public SortedMap<String, Server> servers() {
    SortedMap<String, Server> servers = new TreeMap<>();
    own.forEach(
        each -> servers.put(each.nameInDagster(), new Server(each.dnsName(), LocationPart.PORT)));
    all.forEach(
        (key, each) ->
            each.external()
                .ifPresent(
                    other -> servers.put(other.name(key), new Server(other.host(), other.port()))));
    return servers;
  }

  @Override
  public List<Node> nodes() {
    if (own.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(own.stream().map(LocationPart::name).toList());
    if (names.size() > SHOWN) {
      names = new ArrayList<>(names.subList(0, SHOWN));
      names.add(format("%s more", own.size() - SHOWN));
    }
    return List.of(
        new Node(
            "locations",
            format("[\"code locations and their runs<br/>%s\"]", String.join(", ", names)),
            Node.Place.CLUSTER,
            Node.Role.WORKER));
  }

  @Override
  public List<Line> lines() {
    if (all.isEmpty()) {
      return List.of();
    }
    return List.of(
        Line.paragraph(
            Chapter.CHANGES,
            "Each code location is a service of its own: a new image is a new deployment of that service alone. Its server is away for the time of a start, unless it has several tasks (`tasks`); the webserver and the daemon find the new one by themselves, and no tick of another location waits. Runs that are under way keep the revision that they were launched with."),
        Line.row(
            Chapter.TROUBLES,
            "a code location shows an error",
            "its code can't be loaded, or its server does not run",
            "its log, above, says which"));
  }
}
