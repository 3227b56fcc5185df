package io.dagform.capability;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Place;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.discovery.PrivateZone;
import io.dagform.capability.location.LocationPart;
import io.dagform.capability.location.LocationsPart;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.UserNeeds;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.runs.RunTasksPart;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.runs.RunsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Draws the code locations that are services of the deployment, and the tasks of their runs. */
final class LocationsDrawing {
  private final CodeLocations locations;
  private final List<Server> servers = new ArrayList<>();

  /** A code location, who its server is, and who its runs are. */
  private record Server(String name, OwnLocation location, Identity identity, Runs.Runner runner) {}

  /**
   * @param identity who a process is
   * @param runGroup the security group of all runs
   */
  LocationsDrawing(
      CodeLocations all, Function<ProcessName, Identity> identity, Peer.SecurityGroup runGroup) {
    this.locations = all;
    all.all()
        .forEach(
            (name, location) ->
                location
                    .own()
                    .ifPresent(
                        own ->
                            servers.add(
                                server(
                                    name,
                                    own,
                                    identity.apply(ProcessName.location(name)),
                                    runGroup))));
  }

  /** Runs are their location, but for the network, which all runs have in common. */
  private static Server server(
      String name, OwnLocation location, Identity identity, Peer.SecurityGroup runGroup) {
    return new Server(
        name,
        location,
        identity,
        new Runs.Runner(
            new Identity(identity.task(), identity.execution(), runGroup, identity.logs()),
            location.securityGroups()));
  }

  /** Who they and their runs are. */
  List<Identity> identities() {
    List<Identity> identities = new ArrayList<>(servers.stream().map(Server::identity).toList());
    servers.forEach(server -> identities.add(server.runner().identity()));
    return identities;
  }

  /** Who the runs of each location are. */
  SortedMap<String, Runs.Runner> runners() {
    SortedMap<String, Runs.Runner> runners = new TreeMap<>();
    servers.forEach(server -> runners.put(server.name(), server.runner()));
    return runners;
  }

  /**
   * What was drawn.
   *
   * @param all all locations
   * @param own those that are services of this deployment
   * @param parts what is built for them
   * @param push the rights to push their images
   */
  record Drawn(LocationsPart all, List<LocationPart> own, List<Part> parts, List<Grant> push) {
    /** The services of the locations. */
    List<Workload> services() {
      return own.stream().map(LocationPart::workload).toList();
    }
  }

  /**
   * Draws them.
   *
   * @param cluster the name of the cluster
   * @param place where tasks run
   * @param image of Dagster's own processes, for locations without one
   * @param zone where their servers are found
   * @param database what whoever reaches the database has
   * @param anyCode what all code has
   */
  Drawn draw(
      Frame frame,
      String cluster,
      Place place,
      Images images,
      Optional<ImagePart> image,
      PrivateZone zone,
      RunsPart runs,
      TaskExtension database,
      List<TaskExtension> anyCode) {
    List<ImagePart> ownImages = new ArrayList<>();
    List<LocationPart> drawn = new ArrayList<>();
    List<Workload> runTasks = new ArrayList<>();
    for (Server server : servers) {
      String name = server.name();
      OwnLocation location = server.location();
      ImagePart its = images.of(name, location).or(() -> image).orElseThrow();
      if (location.image().isPresent()) {
        ownImages.add(its);
      }
      // Sensors read the event log from the code server, and runs from their tasks.
      UserNeeds code = locations.needsOf(location);
      List<TaskExtension> needs = List.of(database, code.draw(frame));
      List<TaskExtension> ofRuns =
          List.of(database, code.with(location.runs().needs()).draw(frame));
      Host host = new Host(frame, cluster, server.identity(), its.image(), place);
      drawn.add(
          new LocationPart(
              name,
              location,
              locations.defaults(),
              host.with(needs, anyCode).with(location.service()),
              zone,
              runs.revision(name),
              runs.context(name)));
      runTasks.addAll(
          runs.workloads(
              name,
              location.runs(),
              location.service().tags(),
              host.as(server.runner().identity()).with(ofRuns, anyCode)));
    }
    LocationsPart all = new LocationsPart(locations.all(), drawn);
    List<Part> parts = new ArrayList<>(ownImages);
    parts.addAll(drawn);
    parts.add(all);
    parts.add(
        new RunTasksPart(
            frame,
            runTasks,
            servers.stream()
                .filter(server -> runs.launchSteps(server.location().runs()))
                .map(Server::name)
                .toList()));
    return new Drawn(
        all, drawn, parts, ownImages.stream().flatMap(each -> each.push().stream()).toList());
  }
}
