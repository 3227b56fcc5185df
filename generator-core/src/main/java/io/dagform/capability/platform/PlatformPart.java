package io.dagform.capability.platform;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Subnets;
import io.dagform.capability.cluster.CapacityProvider;
import io.dagform.capability.cluster.Cluster;
import io.dagform.capability.discovery.PrivateZone;
import io.dagform.capability.storage.StorageAccess;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What code locations in states of their own have to know of this deployment.
 *
 * @param callers the security groups of whoever asks code locations
 * @param runs the security group of all runs
 * @param database what the spec of a location says of it
 */
public record PlatformPart(
    Frame frame,
    Cluster cluster,
    PrivateZone zone,
    Value vpcId,
    Subnets subnets,
    boolean publicIp,
    List<Peer.SecurityGroup> callers,
    Peer.SecurityGroup runs,
    StorageAccess storage,
    Value database,
    String rolePath)
    implements Part {
  public PlatformPart {
    callers = Once.of(callers.stream());
  }

  private static Value list(Stream<Value> values) {
    List<Value> words = new ArrayList<>();
    values.forEach(
        value -> {
          words.add(Value.text(words.isEmpty() ? "[" : ", "));
          words.add(value);
        });
    words.add(Value.text("]"));
    return Value.template(words.toArray(Value[]::new));
  }

  /** The cluster, as the spec of a code location says it. */
  private String coordinates() {
    return format(
        "{name: %s, capacity_providers: [%s]}",
        cluster.name(),
        Stream.of(CapacityProvider.values())
            .filter(cluster::offers)
            .map(CapacityProvider::toString)
            .collect(Collectors.joining(", ")));
  }

  /** A block of the spec of a code location in a state of its own. */
  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "platform",
            "What the spec of a code location in a state of its own says of this deployment.",
            Value.lines(
                List.of(
                    Value.text("platform:"),
                    line("name", Value.text(frame.name())),
                    line("cluster", Value.text(coordinates())),
                    line(
                        "namespace",
                        Value.text("{id: "),
                        zone.id(),
                        Value.text(format(", name: %s}", zone.name()))),
                    line(
                        "vpc",
                        Value.text("{id: "),
                        vpcId,
                        Value.text(", subnets: "),
                        list(subnets.list().stream()),
                        Value.text("}")),
                    line("public_ip", Value.text(String.valueOf(publicIp))),
                    line("callers", list(callers.stream().map(Peer.SecurityGroup::id))),
                    line("runs", runs.id()),
                    line("bucket", storage.bucket()),
                    line("compute_log_bucket", storage.logs()),
                    line("database", database),
                    line("role_path", Value.text(rolePath))))));
  }

  private static Value line(String key, Value... values) {
    List<Value> words = new ArrayList<>(List.of(Value.text(format("  %s: ", key))));
    words.addAll(List.of(values));
    return Value.template(words.toArray(Value[]::new));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.paragraph(
            Chapter.CHANGES,
            "A code location may have a state of its own, so that its team releases it without touching this one. Its spec has this block; when it was applied, it prints what stands under `dagster.code_locations` here. What changes in this block, such as the callers with a read-only webserver, has to be put into those specs."),
        Line.code(Chapter.CHANGES, "sh", "terraform output -raw platform"),
        Line.paragraph(
            Chapter.DESTRUCTION,
            "Code locations in states of their own have services in the cluster, names in the private zone and a rule of the database: they are destroyed first, each after its entry was taken out of this spec."));
  }
}
