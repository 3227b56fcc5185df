package io.dagform.capability;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Place;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.TaskExtension;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.iam.Iam;
import io.dagform.capability.iam.Publisher;
import io.dagform.capability.iam.RolesPart;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.logs.LogsPart;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.platform.JoinedPart;
import io.dagform.capability.platform.Platform;
import io.dagform.capability.process.GroupsPart;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.TaskGroup;
import io.dagform.capability.process.VolumesPart;
import io.dagform.capability.pruning.PruningPart;
import io.dagform.capability.registry.Image;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.runs.RunsPart;
import io.dagform.capability.settings.SettingsPart;
import io.dagform.capability.state.TerraformPart;
import io.dagform.capability.storage.StorageAccess;
import io.dagform.diagnostic.Locator;
import io.dagform.hcl.Value;
import io.dagform.model.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws code locations that join a platform. They have the names that they would have there: the
 * platform's rights to launch runs, to pass roles and to read logs hold for them as they are.
 */
final class LocationDrawing {
  private final LocationDeployment deployment;
  private final Platform platform;
  private final Frame frame;

  LocationDrawing(LocationDeployment deployment, Locator at) {
    this.deployment = deployment;
    this.platform = deployment.platform();
    this.frame =
        new Frame(
            deployment.name().title(),
            platform.name(),
            Optional.of(platform.name() + "-" + deployment.name().base()),
            deployment.region(),
            deployment.accountId(),
            deployment.profile(),
            deployment.tags(),
            deployment.safeguards(),
            deployment.acceptedFor(at));
  }

  Blueprint blueprint() {
    Iam iam = deployment.iam().in(platform.rolePath());
    LocationsDrawing locations =
        new LocationsDrawing(
            deployment.code().locations(), process -> identity(iam, process), platform.runGroup());
    ClusterPart cluster = platform.cluster().draw(frame, false);
    Place place =
        new Place(
            cluster.id(),
            cluster.ready(),
            deployment.code().architecture(),
            platform.subnets(),
            platform.publicIp(),
            Optional.empty());
    RunsPart runs =
        Runs.ofJoined()
            .draw(
                new Runs.Surroundings(
                    frame,
                    new Size(0, 0),
                    cluster.name(),
                    place,
                    locations.runners(),
                    Optional.empty()));
    TaskExtension way =
        TaskExtension.none().uses(new Port(Peer.INTERNET, "HTTPS", NetworkPart.HTTPS_PORT));
    LocationsDrawing.Drawn located =
        locations.draw(
            frame,
            cluster.name(),
            place,
            images(),
            Optional.empty(),
            platform.zone(),
            runs,
            platform.database().extension(),
            List.of(
                StorageAccess.of(platform.bucket(), platform.computeLogBucket()).extension(),
                SettingsPart.region(),
                way));
    List<Identity> identities = locations.identities();
    List<LogGroup> logs = identities.stream().map(Identity::logs).toList();
    TerraformPart terraform = new TerraformPart(frame, deployment.terraform());
    List<Part> parts =
        new ArrayList<>(
            List.of(
                terraform,
                cluster,
                new GroupsPart(identities),
                new LogsPart(deployment.observability(), frame.region(), logs),
                new RolesPart(iam, identities)));
    parts.addAll(located.parts());
    parts.add(new JoinedPart(frame, platform, deployment.code().version(), located.own()));
    ServicesPart services =
        new ServicesPart(
            frame,
            deployment.code().architecture(),
            cluster,
            located.services(),
            Optional.empty(),
            platform.publicIp());
    parts.add(services);
    Blueprint quiet = Blueprint.of(frame, parts);
    parts.add(new PruningPart(frame, cluster, quiet.workloads()));
    parts.add(new VolumesPart(deployment.code().locations().allNeeds()));
    parts.add(
        deployment
            .observability()
            .alarms()
            .draw(frame.called(frame.state()), quiet.all(Part::alarms), quiet.all(Part::events)));
    parts.add(
        iam.publisher()
            .draw(
                new Publisher.Surroundings(
                    frame,
                    List.of(),
                    Grant.merged(located.push()),
                    terraform,
                    services.followingRollout(),
                    iam,
                    Blueprint.of(frame, parts))));
    return Blueprint.of(frame, parts);
  }

  private Images images() {
    List<Image> images =
        deployment
            .code()
            .locations()
            .own()
            .map(OwnLocation::image)
            .flatMap(Optional::stream)
            .toList();
    return new Images(
        frame,
        deployment.code().version(),
        deployment.code().architecture(),
        images,
        deployment.code().locations().all().keySet().stream().findFirst());
  }

  private Identity identity(Iam iam, ProcessName process) {
    return new Identity(
        iam.taskRole(frame.name(), process),
        iam.executionRole(frame.name(), process),
        TaskGroup.PER_PROCESS.of(frame.name(), process, Value.text(platform.vpc().id())),
        deployment.observability().groupOf(frame.name(), process));
  }
}
