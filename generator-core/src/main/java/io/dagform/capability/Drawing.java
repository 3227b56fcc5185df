package io.dagform.capability;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Place;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.TaskExtension;
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
import io.dagform.capability.logs.LogsPart;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.process.GroupsPart;
import io.dagform.capability.process.Host;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.registry.ImageContents;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.registry.ImageUse;
import io.dagform.capability.runs.RunsPart;
import io.dagform.capability.settings.SettingsPart;
import io.dagform.capability.state.TerraformPart;
import io.dagform.capability.storage.StoragePart;
import io.dagform.capability.webserver.WebserverPart;
import io.dagform.diagnostic.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    Identity webserverIdentity = identity("webserver", network);
    Identity daemonIdentity = identity("daemon", network);
    List<Identity> identities = List.of(webserverIdentity, daemonIdentity);
    Port nginx = new Port(webserverIdentity.group(), "HTTP", dagster.webserver().port());
    FrontPart front = deployment.loadBalancer().draw(frame, network, nginx);
    ClusterPart cluster =
        dagster.cluster().draw(frame, deployment.observability().containerInsights());
    ImagePart image =
        dagster
            .image()
            .draw(
                new ImageUse(
                    frame,
                    "dagster",
                    "",
                    ImageUse.DAGSTER,
                    dagster.architecture(),
                    new ImageContents(dagster.version(), dagster.code().imageModule())));
    DatabasePart database = deployment.database().draw(frame, network);
    StoragePart storage = deployment.storage().draw(frame, dagster.code().prefix());
    CodePart code =
        dagster
            .code()
            .draw(
                new Code.Surroundings(
                    frame, network, storage, image, dagster.instance(), identities));
    RunsPart runs = dagster.runs().draw(dagster.daemon().size());
    SettingsPart settings =
        new SettingsPart(dagster.instance(), needed(database, storage, runs), code.workspace());

    List<TaskExtension> common =
        List.of(
            storage.extension(),
            code.volume(),
            runs.extension(),
            settings.extension(),
            network.way());
    Place place =
        new Place(
            cluster.id(),
            cluster.ready(),
            dagster.architecture(),
            network.tasks(),
            network.publicAddresses());
    Host host = new Host(frame, cluster.name(), webserverIdentity, image.image(), place);
    WebserverPart webserver =
        WebserverPart.of(
            dagster.webserver(),
            host.with(
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
            host.as(daemonIdentity)
                .with(
                    List.of(
                        database.extension(),
                        code.source(daemonIdentity.logs(), Optional.empty()),
                        needs(dagster.daemon().settings())),
                    common),
            code);

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
            network.publicAddresses(),
            front.steps());
    Publisher.Surroundings around =
        new Publisher.Surroundings(
            frame,
            storage,
            dagster.code().prefix(),
            image,
            terraform,
            services.followingRollout(),
            deployment.iam(),
            Blueprint.of(frame, parts));
    parts.add(deployment.iam().publisher().draw(around));
    parts.add(services);
    return Blueprint.of(frame, parts);
  }

  /** What the user's code needs, with a process's own over it. */
  private TaskExtension needs(ProcessSettings process) {
    return dagster.needs().with(process.needs()).draw(frame);
  }

  /** What dagster.yaml says, in the order of the file. */
  private List<DagsterSetting> needed(Part... parts) {
    List<DagsterSetting> needed = new ArrayList<>();
    Stream.of(parts).forEach(part -> needed.addAll(part.dagsterSettings()));
    needed.addAll(DaemonSettings.of(dagster.daemon().size()));
    return needed;
  }

  private Identity identity(String process, NetworkPart network) {
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
