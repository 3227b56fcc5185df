package io.dagform.capability.platform;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.capability.location.LocationPart;
import io.dagform.capability.storage.StorageAccess;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A platform, for those who join it: who calls them, and what has to be said there.
 *
 * @param version of Dagster in their images
 * @param locations those that join it
 */
public record JoinedPart(
    Frame frame, Platform platform, String version, List<LocationPart> locations) implements Part {
  public JoinedPart {
    locations = List.copyOf(locations);
  }

  @Override
  public List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    for (LocationPart location : locations) {
      for (String caller : platform.callers()) {
        flows.add(Flow.of(Peer.SecurityGroup.existing(caller), location.server()));
      }
    }
    return flows;
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(StorageAccess.STORED_VALUES);
  }

  @Override
  public List<Managed> managed() {
    List<Managed> existing =
        new ArrayList<>(
            List.of(
                Managed.named("existing_vpc", platform.vpc().id()),
                new Managed("existing_namespace", List.of(platform.zone().id()))));
    platform
        .database()
        .securityGroup()
        .ifPresent(group -> existing.add(Managed.named("existing_security_group", group)));
    return existing;
  }

  /** What the platform's spec says of them. */
  @Override
  public List<Output> outputs() {
    List<Value> lines = new ArrayList<>();
    for (LocationPart location : locations) {
      lines.add(Value.text(location.name() + ":"));
      lines.add(
          Value.template(
              Value.text(
                  format(
                      "  external: {host: %s, port: %s, security_group: ",
                      location.dnsName(), LocationPart.PORT)),
              location.server().at().address().value(),
              Value.text("}")));
      location
          .model()
          .locationName()
          .ifPresent(name -> lines.add(Value.text("  location_name: \"" + name + "\"")));
    }
    return List.of(
        new Output(
            "code_locations",
            "What stands under `dagster.code_locations` of the platform's spec.",
            Value.lines(lines)));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.paragraph(
            Chapter.INTRODUCTION,
            format(
                "Code locations with Dagster %s that join the platform `%s` in %s: their servers, and the tasks that their runs are. This document is generated with the Terraform beside it.",
                version, platform.name(), frame.region())),
        Line.row(
            Chapter.COMPONENTS,
            "platform",
            format(
                "`%s`, in a state of its own: the webserver, the daemon, the database `%s`, the bucket `%s`",
                platform.name(), platform.database().host(), platform.bucket())),
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            "The platform asks for the code locations once its spec names them. This prints what stands under `dagster.code_locations` there; then the platform is generated and applied:"),
        Line.code(Chapter.FIRST_DEPLOYMENT, "sh", "terraform output -raw code_locations"),
        Line.paragraph(
            Chapter.CHANGES,
            "A release of the code is an apply here, and touches nothing of the platform: its webserver and its daemon find the new servers by themselves, and the next run of a location has its new revision. Where the platform's password is rotated, a run takes the new one by itself, and a server when it starts: `aws ecs update-service --force-new-deployment`."),
        Line.paragraph(
            Chapter.DESTRUCTION,
            "The platform's rules name the security group of a code location: before that is renamed or destroyed, take its entry out of the platform's spec and apply there, or AWS refuses to delete the group."),
        Line.paragraph(
            Chapter.CHANGES,
            "Runs have the security group that the platform has for all runs: what they connect to beyond HTTPS and the database stands in `dagster.egress` there."));
  }
}
