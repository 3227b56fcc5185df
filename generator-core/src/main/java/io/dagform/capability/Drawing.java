package io.dagform.capability;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Place;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.code.Code;
import io.dagform.capability.code.CodePart;
import io.dagform.capability.daemon.DaemonPart;
import io.dagform.capability.daemon.DaemonSettings;
import io.dagform.capability.database.DatabasePart;
import io.dagform.capability.discovery.PrivateZonePart;
import io.dagform.capability.front.FrontPart;
import io.dagform.capability.iam.Publisher;
import io.dagform.capability.iam.RolesPart;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.LocationPart;
import io.dagform.capability.location.LocationsPart;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.logs.LogsPart;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.process.GroupsPart;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.registry.Image;
import io.dagform.capability.registry.ImageContents;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.registry.ImageUse;
import io.dagform.capability.runs.RunTasksPart;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.runs.RunsPart;
import io.dagform.capability.settings.SettingsPart;
import io.dagform.capability.state.TerraformPart;
import io.dagform.capability.storage.StoragePart;
import io.dagform.capability.webserver.WebserverPart;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws the parts of a deployment, in an order in which each finds those that it needs. */
final class Drawing {
  private final Deployment deployment;
  private final Dagster dagster;
  private final Frame frame;

  Drawing(Deployment deployment, Locator at) {
    this.deployment = deployment;
    this.dagster = deployment.dagster();
    this.frame = deployment.frame(at);
  }

  Blueprint blueprint() {
    NetworkPart network = deployment.network().draw(frame, deployment.tiers());
    Identity webserverIdentity = identity(ProcessName.WEBSERVER, network);
    Identity daemonIdentity = identity(ProcessName.DAEMON, network);
    List<Identity> processes = List.of(webserverIdentity, daemonIdentity);
    SortedMap<String, OwnLocation> own = new TreeMap<>();
    dagster.locations().forEach((name, each) -> each.own().ifPresent(made -> own.put(name, made)));
    SortedMap<String, Identity> locationIdentities = new TreeMap<>();
    SortedMap<String, Runs.Runner> runners = new TreeMap<>();
    Peer.SecurityGroup runGroup =
        dagster.securityGroup().of(frame.name(), ProcessName.RUNS, network.vpcId());
    own.forEach(
        (name, location) -> {
          Identity identity = identity(ProcessName.location(name), network);
          locationIdentities.put(name, identity);
          runners.put(
              name,
              new Runs.Runner(
                  new Identity(identity.task(), identity.execution(), runGroup, identity.logs()),
                  location.securityGroups()));
        });
    List<Identity> identities = new ArrayList<>(processes);
    identities.addAll(locationIdentities.values());
    runners.values().forEach(runner -> identities.add(runner.identity()));
    Port nginx = new Port(webserverIdentity.group(), "HTTP", dagster.webserver().port());
    FrontPart front = deployment.loadBalancer().draw(frame, network, nginx);
    ClusterPart cluster =
        dagster.cluster().draw(frame, deployment.observability().containerInsights());
    ImagePart image =
        image(dagster.image(), "dagster", "", ImageUse.DAGSTER, dagster.code().imageModule());
    DatabasePart database = deployment.database().draw(frame, network);
    StoragePart storage = deployment.storage().draw(frame, dagster.code().prefix());
    Place place =
        new Place(
            cluster.id(),
            cluster.ready(),
            dagster.architecture(),
            network.tasks(),
            network.publicAddresses());
    RunsPart runs =
        dagster
            .runs()
            .draw(
                new Runs.Surroundings(
                    frame, dagster.daemon().size(), cluster.name(), place, runners));
    Host anyHost = new Host(frame, cluster.name(), webserverIdentity, image.image(), place);
    List<TaskExtension> anyCode =
        List.of(storage.extension(), SettingsPart.region(), network.way());
    List<ImagePart> images = new ArrayList<>(List.of(image));
    List<LocationPart> locations = new ArrayList<>();
    List<Workload> runTasks = new ArrayList<>();
    own.forEach(
        (name, location) -> {
          ImagePart ownImage =
              location
                  .image()
                  .map(
                      each ->
                          image(
                              each,
                              ProcessName.location(name).key(),
                              ProcessName.location(name).words(),
                              Location.PATH.key(name).key("image"),
                              location.module()))
                  .orElse(image);
          images.add(ownImage);
          TaskExtension needs = dagster.needs().with(location.needs()).draw(frame);
          Host host = anyHost.of(ownImage.image());
          locations.add(
              new LocationPart(
                  name,
                  location,
                  dagster.locationDefaults(),
                  host.as(Objects.requireNonNull(locationIdentities.get(name)))
                      .with(List.of(needs), anyCode),
                  runs.context(name)));
          runTasks.addAll(
              runs.workloads(
                  name,
                  host.as(Objects.requireNonNull(runners.get(name)).identity())
                      .with(List.of(database.extension(), needs), anyCode)));
        });
    LocationsPart allLocations = new LocationsPart(dagster.locations(), locations);
    CodePart code =
        dagster
            .code()
            .draw(
                new Code.Surroundings(
                    frame, network, storage, image, dagster.instance(), processes, allLocations));
    SettingsPart settings =
        new SettingsPart(
            dagster.instance(), needed(database, storage, runs), runs.holes(), code.workspace());

    List<TaskExtension> common =
        List.of(
            storage.extension(),
            code.volume(),
            runs.extension(),
            settings.extension(),
            network.way());
    WebserverPart webserver =
        WebserverPart.of(
            dagster.webserver(),
            anyHost.with(
                List.of(
                    database.extension(),
                    code.source(webserverIdentity.logs(), Optional.of(WebserverPart.RELOAD_URL)),
                    needs(dagster.webserver().settings())),
                common),
            code,
            front,
            deployment.loadBalancer().healthPath(),
            network.cidr());
    DaemonPart daemon =
        new DaemonPart(
            dagster.daemon(),
            anyHost
                .as(daemonIdentity)
                .with(
                    List.of(
                        database.extension(),
                        code.source(daemonIdentity.logs(), Optional.empty()),
                        runs.queue(),
                        needs(dagster.daemon().settings())),
                    common),
            code,
            runs.inDaemon());

    TerraformPart terraform = new TerraformPart(frame, deployment.terraform());
    List<Part> parts =
        new ArrayList<>(
            List.of(
                new IntroductionPart(
                    frame, dagster, webserver.workload().launch().orElseThrow().count().tasks()),
                terraform,
                network,
                front,
                front.listening(),
                cluster,
                new GroupsPart(identities),
                image,
                database,
                storage,
                code,
                new LogsPart(deployment.observability(), frame.region(), logGroups(identities)),
                webserver,
                daemon,
                dagster.webserver().internal(frame, webserverIdentity.group()),
                dagster.webserver().scaling(frame.name(), cluster, webserver.workload()),
                runs,
                settings,
                new RolesPart(deployment.iam(), identities)));
    parts.addAll(images.stream().skip(1).filter(each -> !each.equals(image)).toList());
    parts.addAll(locations);
    parts.add(allLocations);
    parts.add(new RunTasksPart(runTasks));
    if (parts.stream()
        .flatMap(part -> part.workloads().stream())
        .anyMatch(workload -> workload.discovery().isPresent())) {
      parts.add(new PrivateZonePart(frame, network.vpcId()));
    }
    ServicesPart services =
        new ServicesPart(
            frame,
            dagster,
            cluster,
            image,
            webserver.workload(),
            daemon.workload(),
            locations.stream().map(LocationPart::workload).toList(),
            network.publicAddresses(),
            front.steps());
    Publisher.Surroundings around =
        new Publisher.Surroundings(
            frame,
            storage,
            dagster.code().prefix(),
            Grant.merged(images.stream().distinct().flatMap(each -> each.push().stream()).toList()),
            terraform,
            services.followingRollout(),
            deployment.iam(),
            Blueprint.of(frame, parts));
    parts.add(deployment.iam().publisher().draw(around));
    parts.add(services);
    return Blueprint.of(frame, parts);
  }

  /** What the user's code in a process of Dagster's own needs, with the process's own over it. */
  private TaskExtension needs(ProcessSettings process) {
    return (dagster.code().isRemote() ? process.needs() : dagster.needs().with(process.needs()))
        .draw(frame);
  }

  private ImagePart image(
      Image image, String key, String words, SpecPath path, Optional<String> module) {
    return image.draw(
        new ImageUse(
            frame,
            key,
            words,
            path,
            dagster.architecture(),
            new ImageContents(dagster.version(), module),
            imageInputs()));
  }

  private List<Input> imageInputs() {
    List<Image> images = new ArrayList<>(List.of(dagster.image()));
    dagster
        .locations()
        .values()
        .forEach(each -> each.own().flatMap(OwnLocation::image).ifPresent(images::add));
    return images.stream().flatMap(each -> each.inputs().stream()).distinct().toList();
  }

  /** What dagster.yaml says, in the order of the file. */
  private List<DagsterSetting> needed(Part... parts) {
    List<DagsterSetting> needed = new ArrayList<>();
    Stream.of(parts).forEach(part -> needed.addAll(part.dagsterSettings()));
    needed.addAll(DaemonSettings.of(dagster.daemon().size()));
    return needed;
  }

  private Identity identity(ProcessName process, NetworkPart network) {
    return new Identity(
        deployment.iam().taskRole(frame.name(), process),
        deployment.iam().executionRole(frame.name(), process),
        dagster.securityGroup().of(frame.name(), process, network.vpcId()),
        deployment.observability().groupOf(frame.name(), process));
  }

  private static List<LogGroup> logGroups(List<Identity> identities) {
    return identities.stream().map(Identity::logs).toList();
  }
}
