package io.dagform.capability;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Identity;
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
import io.dagform.capability.discovery.PrivateZone;
import io.dagform.capability.discovery.PrivateZonePart;
import io.dagform.capability.front.FrontPart;
import io.dagform.capability.front.PathPart;
import io.dagform.capability.iam.Iam;
import io.dagform.capability.iam.Publisher;
import io.dagform.capability.iam.RolesPart;
import io.dagform.capability.logs.LogsPart;
import io.dagform.capability.metrics.DashboardPart;
import io.dagform.capability.metrics.MetricsPart;
import io.dagform.capability.migration.MigrationPart;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.platform.JoinedRunsPart;
import io.dagform.capability.platform.PlatformPart;
import io.dagform.capability.process.GroupsPart;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.process.VolumesPart;
import io.dagform.capability.pruning.PruningPart;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.runs.RunsPart;
import io.dagform.capability.schedule.OffHoursPart;
import io.dagform.capability.settings.SettingsPart;
import io.dagform.capability.state.TerraformPart;
import io.dagform.capability.storage.StoragePart;
import io.dagform.capability.webserver.WebserverPart;
import io.dagform.diagnostic.Locator;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws the parts of a deployment, in an order in which each finds those that it needs. */
final class Drawing {
  private final DagsterDeployment deployment;
  private final Dagster dagster;
  private final Frame frame;

  Drawing(DagsterDeployment deployment, Locator at) {
    this.deployment = deployment;
    this.dagster = deployment.dagster();
    this.frame = deployment.frame(at);
  }

  Blueprint blueprint() {
    NetworkPart network = deployment.network().draw(frame, deployment.tiers());
    Identity webserverIdentity = identity(ProcessName.WEBSERVER, network);
    Identity daemonIdentity = identity(ProcessName.DAEMON, network);
    List<Identity> processes = List.of(webserverIdentity, daemonIdentity);
    LocationsDrawing locations =
        new LocationsDrawing(
            dagster.codeLocations(), process -> identity(process, network), runGroup(network));
    Optional<Identity> readOnlyIdentity =
        dagster.webserver().readOnly().map(model -> identity(ProcessName.READ_ONLY, network));
    List<Identity> identities = new ArrayList<>(processes);
    readOnlyIdentity.ifPresent(identities::add);
    identities.addAll(locations.identities());
    Port nginx = new Port(webserverIdentity.group(), "HTTP", dagster.webserver().port());
    FrontPart front =
        deployment.loadBalancer().draw(frame, network, nginx, dagster.webserver().prefix());
    ClusterPart cluster =
        dagster.cluster().draw(frame, deployment.observability().containerInsights());
    Images images = Images.of(frame, dagster);
    ImagePart image = images.ofDagster(dagster.image(), dagster.code().imageModules());
    DatabasePart database = deployment.database().draw(frame, network);
    StoragePart storage = deployment.storage().draw(frame, dagster.code().prefix());
    PrivateZone zone = PrivateZone.own(frame);
    Place place =
        new Place(
            cluster.id(),
            cluster.ready(),
            dagster.architecture(),
            network.tasks(),
            network.publicAddresses(),
            dagster.offHours().map(hours -> "Scheduled actions set it."));
    RunsPart runs =
        dagster
            .runs()
            .draw(
                new Runs.Surroundings(
                    frame,
                    dagster.daemon().size(),
                    cluster.name(),
                    place,
                    locations.runners(),
                    joined(network)));
    Host anyHost = new Host(frame, cluster.name(), webserverIdentity, image.image(), place);
    LocationsDrawing.Drawn located =
        locations.draw(
            frame,
            cluster.name(),
            place,
            images,
            Optional.of(image),
            zone,
            runs,
            database.extension(),
            List.of(storage.extension(), SettingsPart.region(), network.way()));
    CodePart code =
        dagster
            .code()
            .draw(
                new Code.Surroundings(
                    frame, network, storage, image, dagster.instance(), processes, located.all()));
    SettingsPart settings =
        new SettingsPart(
            dagster.instance(),
            needed(database, storage, runs, dagster.queue(), dagster.schedules()),
            runs.holes(),
            code.workspace());

    // What loads no code shows what runs have printed, or does not even that.
    boolean remote = dagster.code().isRemote();
    TaskExtension shown = remote ? storage.access().reading() : storage.extension();
    TaskExtension kept = remote ? storage.extension().environment() : storage.extension();
    List<TaskExtension> common =
        List.of(code.volume(), runs.extension(), settings.extension(), network.way());
    WebserverPart.Surroundings aroundWebservers =
        new WebserverPart.Surroundings(
            front, deployment.loadBalancer().healthPath(), network.cidr());
    WebserverPart webserver =
        WebserverPart.of(
            dagster.webserver(),
            anyHost
                .with(
                    List.of(
                        database.extension(),
                        code.source(
                            webserverIdentity.logs(),
                            Optional.of(WebserverPart.reloadUrl(dagster.webserver()))),
                        needs(dagster.webserver().settings())),
                    and(shown, common))
                .with(dagster.webserver().settings().service()),
            code,
            aroundWebservers);
    Optional<PathPart> way =
        readOnlyIdentity.flatMap(
            who ->
                dagster
                    .webserver()
                    .readOnly()
                    .flatMap(model -> model.way(front, who.group(), dagster.webserver().port())));
    List<WebserverPart> webservers = new ArrayList<>(List.of(webserver));
    way.ifPresent(
        path ->
            webservers.add(
                WebserverPart.of(
                    dagster.webserver().readOnly().orElseThrow(),
                    dagster.webserver(),
                    anyHost
                        .as(readOnlyIdentity.orElseThrow())
                        .with(
                            List.of(
                                database.extension(),
                                code.source(
                                    readOnlyIdentity.orElseThrow().logs(), Optional.empty()),
                                needs(dagster.webserver().settings())),
                            // Without the rights to launch runs and to end them.
                            List.of(shown, code.volume(), settings.extension(), network.way()))
                        .with(dagster.webserver().settings().service()),
                    code,
                    path,
                    aroundWebservers)));
    Optional<MetricsPart> metrics =
        Optional.of(new MetricsPart(frame, dagster.offHours().isPresent()))
            .filter(each -> deployment.observability().looksAtDagster());
    Map<String, Value> further = new TreeMap<>(dagster.queue().variables());
    metrics.ifPresent(each -> further.putAll(each.variables()));
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
                    and(kept, common))
                .with(dagster.daemon().settings().service()),
            code,
            runs.inDaemon(),
            further);

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
                dagster
                    .webserver()
                    .internal(
                        frame,
                        webserverIdentity.group(),
                        dagster.locationNames().stream().findFirst().orElse(frame.name())),
                dagster.webserver().scaling(frame.name(), cluster, webserver.workload()),
                runs,
                settings,
                new RolesPart(deployment.iam(), identities)));
    metrics.ifPresent(parts::add);
    way.ifPresent(parts::add);
    parts.addAll(webservers.subList(1, webservers.size()));
    parts.addAll(located.parts());
    if (remote
        || parts.stream()
            .flatMap(part -> part.workloads().stream())
            .anyMatch(workload -> workload.discovery().isPresent())) {
      parts.add(new PrivateZonePart(frame, network.vpcId()));
    }
    if (remote) {
      List<Peer.SecurityGroup> callers = new ArrayList<>(List.of(webserverIdentity.group()));
      callers.add(daemonIdentity.group());
      readOnlyIdentity.ifPresent(who -> callers.add(who.group()));
      parts.add(
          new PlatformPart(
              frame,
              dagster.cluster(),
              zone,
              network.vpcId(),
              network.tasks(),
              network.publicAddresses(),
              callers,
              runGroup(network),
              storage.access(),
              database.coordinates(),
              deployment.iam().rolePath()));
    }
    joined(network)
        .ifPresent(
            who ->
                parts.add(
                    new JoinedRunsPart(
                        who.group(),
                        List.of(
                            database.extension(), network.way(), dagster.needs().draw(frame)))));
    List<Workload> webserverTasks = webservers.stream().map(WebserverPart::workload).toList();
    List<Workload> all = new ArrayList<>(webserverTasks);
    all.add(daemon.workload());
    all.addAll(located.services());
    ServicesPart services =
        new ServicesPart(
            frame,
            dagster.architecture(),
            cluster,
            all,
            Optional.of(daemon.workload()).filter(each -> runs.inDaemon()),
            network.publicAddresses());
    parts.add(services);
    dagster
        .offHours()
        .ifPresent(
            hours ->
                parts.add(
                    new OffHoursPart(
                        hours, cluster, scheduled(all), dagster.schedules().catchupRuns())));
    parts.add(
        new ImageRolloutPart(
            frame, cluster, image, webserverTasks, daemon.workload(), front.steps()));
    parts.add(new OldRunsPart());
    parts.add(
        new MigrationPart(
            daemon.host(),
            dagster.daemon().size(),
            cluster,
            Stream.concat(Stream.of(daemon.workload()), webserverTasks.stream()).toList(),
            dagster.runs().areTasks(),
            database.instance()));
    parts.add(new Limits(deployment));
    Blueprint quiet = Blueprint.of(frame, parts);
    parts.add(new PruningPart(frame, cluster, quiet.workloads()));
    parts.add(new VolumesPart(dagster.allNeeds()));
    parts.add(
        deployment
            .observability()
            .alarms()
            .draw(frame, quiet.all(Part::alarms), quiet.all(Part::events)));
    deployment.observability().budget().ifPresent(budget -> parts.add(budget.draw(frame)));
    if (deployment.observability().dashboard()) {
      boolean heard = deployment.observability().alarms().reachSomebody();
      parts.add(
          new DashboardPart(
              frame, quiet.all(Part::charts), heard ? quiet.all(Part::alarms) : List.of()));
    }
    Publisher.Surroundings around =
        new Publisher.Surroundings(
            frame,
            dagster.code().prefix().map(storage::publish).orElse(List.of()),
            Grant.merged(Stream.concat(image.push().stream(), located.push().stream()).toList()),
            terraform,
            services.followingRollout(),
            deployment.iam(),
            Blueprint.of(frame, parts));
    parts.add(deployment.iam().publisher().draw(around));
    return Blueprint.of(frame, parts);
  }

  private static List<TaskExtension> and(TaskExtension first, List<TaskExtension> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private TaskExtension needs(ProcessSettings process) {
    return dagster.needsOf(process).draw(frame);
  }

  /** The services that the clock stops and starts. */
  private List<OffHoursPart.Service> scheduled(List<Workload> services) {
    List<OffHoursPart.Service> scheduled = new ArrayList<>();
    for (Workload service : services) {
      int tasks = service.launch().orElseThrow().count().tasks();
      boolean isWebserver = service.key().equals(ProcessName.WEBSERVER.key());
      boolean scales = isWebserver && dagster.webserver().scales();
      if (tasks > 0) {
        scheduled.add(
            new OffHoursPart.Service(
                service,
                tasks,
                scales ? dagster.webserver().mostTasks() : tasks,
                isWebserver || service.key().equals(ProcessName.READ_ONLY.key()),
                scales));
      }
    }
    return scheduled;
  }

  private Peer.SecurityGroup runGroup(NetworkPart network) {
    return dagster.securityGroup().of(frame.name(), ProcessName.RUNS, network.vpcId());
  }

  /** Who runs of code locations in states of their own are, but for their names. */
  private Optional<Identity> joined(NetworkPart network) {
    if (!dagster.isJoined()) {
      return Optional.empty();
    }
    // They have roles of their own also where all processes here share two.
    ProcessName any = ProcessName.location("any");
    Iam roles = deployment.iam().ofEach();
    return Optional.of(
        new Identity(
            roles.taskRole(frame.name(), any),
            roles.executionRole(frame.name(), any),
            runGroup(network),
            identity(any, network).logs()));
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
