package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What will be built. Everything that more than one artefact must agree on is decided here, once.
 *
 * @param workloads the tasks of all parts
 * @param flows the traffic that is allowed; anything else is refused
 */
public record Blueprint(Frame frame, List<Part> parts, List<Workload> workloads, List<Flow> flows) {
  public Blueprint {
    parts = List.copyOf(parts);
    workloads = List.copyOf(workloads);
    flows = List.copyOf(flows);
  }

  /** The blueprint of parts. */
  public static Blueprint of(Frame frame, List<Part> parts) {
    List<Workload> workloads = all(parts, Part::workloads);
    return new Blueprint(
        frame,
        parts,
        workloads,
        Once.of(
            Stream.concat(
                all(parts, Part::flows).stream(),
                workloads.stream().flatMap(workload -> workload.flows().stream()))));
  }

  /** What all parts say to a question, in their order and once. */
  public <T> List<T> all(Function<Part, List<T>> question) {
    return all(parts, question);
  }

  private static <T> List<T> all(List<Part> parts, Function<Part, List<T>> question) {
    return Once.of(parts.stream().flatMap(part -> question.apply(part).stream()));
  }

  /** The address of each resource that was renamed, by its former one. */
  public Map<Ref, Ref> moved() {
    Map<Ref, Ref> moved = new LinkedHashMap<>();
    flows.forEach(flow -> moved.putAll(flow.moved()));
    return moved;
  }

  /** What the tasks have in common. */
  public Commons commons() {
    return Commons.of(workloads);
  }

  /** The roles of the tasks and what they may do. */
  public Map<Role, List<Grant>> roles() {
    Map<Role, List<Grant>> roles = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      roles
          .computeIfAbsent(workload.identity().execution(), role -> new ArrayList<>())
          .addAll(workload.executionGrants());
      roles
          .computeIfAbsent(workload.identity().task(), role -> new ArrayList<>())
          .addAll(workload.taskGrants());
    }
    roles.replaceAll((role, grants) -> Grant.merged(grants));
    return roles;
  }

  /** What Terraform manages. */
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>(all(Part::managed));
    List<Value> roles = Once.of(roles().keySet().stream().map(role -> role.managed(frame)));
    managed.add(new Managed("aws_iam_role", roles));
    managed.add(new Managed("aws_iam_role_policy", roles));
    if (all(Part::securityGroups).stream().anyMatch(group -> group.own().isPresent())) {
      managed.addAll(Managed.drawn("aws_security_group"));
    }
    if (flows.stream().anyMatch(flow -> flow.ingressOf().isPresent())) {
      managed.addAll(Managed.drawn("aws_vpc_security_group_ingress_rule"));
    }
    if (flows.stream().anyMatch(flow -> flow.egressOf().isPresent())) {
      managed.addAll(Managed.drawn("aws_vpc_security_group_egress_rule"));
    }
    for (LogGroup group : all(Part::logGroups)) {
      managed.add(group.managed(frame));
    }
    secrets().forEach(secret -> managed.addAll(secret.managed()));
    return List.copyOf(managed);
  }

  /** Everybody with rights. */
  public List<Principal> principals() {
    List<Principal> principals = new ArrayList<>();
    roles().forEach((role, grants) -> principals.add(new Principal(role.words(), grants)));
    principals.addAll(all(Part::principals));
    return principals;
  }

  /** The secrets that are made. */
  public List<Secret> secrets() {
    return all(Part::secrets);
  }

  /** The text of each file in {@code config/} by its path. */
  public SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    parts.forEach(part -> files.putAll(part.files()));
    return files;
  }

  /** Every name that AWS must not have given to something else. */
  public List<CloudName> names() {
    List<CloudName> names =
        new ArrayList<>(parts.stream().flatMap(part -> part.names().stream()).toList());
    all(Part::secrets)
        .forEach(secret -> names.add(CloudName.regional("secret", secret.name(), secret.path())));
    return names;
  }

  /** The lines of a chapter. */
  public List<Line.Item> chapter(Chapter chapter) {
    return parts.stream()
        .flatMap(part -> part.lines().stream())
        .filter(line -> line.chapter() == chapter)
        .map(Line::item)
        .toList();
  }
}
