package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A task definition, and what starts tasks of it.
 *
 * @param key its stable name
 * @param path its place in the spec
 * @param memoryNote what its memory must hold
 * @param process the container that it is for
 * @param extensions what it has beside
 * @param place where it runs
 * @param securityGroups further groups, whose rules somebody else owns
 * @param ephemeralStorageGib of the task's own disk; absent if Fargate's 20 GiB will do
 * @param tags of its own, beside those of all
 * @param launch its service; absent if its tasks are started one by one
 */
public record Workload(
    String key,
    String path,
    String family,
    Size size,
    String memoryNote,
    Identity identity,
    Container process,
    List<TaskExtension> extensions,
    Place place,
    List<Value> securityGroups,
    Optional<Integer> ephemeralStorageGib,
    SortedMap<String, String> tags,
    Optional<Launch> launch) {
  public Workload {
    extensions = List.copyOf(extensions);
    securityGroups = List.copyOf(securityGroups);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public Ref taskDefinition() {
    return Ref.resource("aws_ecs_task_definition", key);
  }

  public Ref service() {
    return Ref.resource("aws_ecs_service", key);
  }

  /** The name of its service in the private zone, where it has one. */
  public Optional<Discovery> discovery() {
    return launch.flatMap(Launch::discovery);
  }

  /** Its containers in the order of their start, the process the last. */
  public List<Container> containers() {
    List<Container> containers = new ArrayList<>(all(TaskExtension::beside));
    containers.add(extended());
    return List.copyOf(containers);
  }

  private Container extended() {
    SortedMap<String, Value> variables = new TreeMap<>();
    SortedMap<String, SecretKey> secrets = new TreeMap<>();
    for (TaskExtension extension : extensions) {
      variables.putAll(extension.variables());
      secrets.putAll(extension.secrets());
    }
    variables.putAll(process.variables().own());
    secrets.putAll(process.secrets());
    return new Container(
        process.name(),
        process.purpose(),
        process.image(),
        new Container.Start(
            process.start().entryPoint(),
            process.start().command(),
            process.start().remark(),
            all(TaskExtension::after)),
        new Variables(process.variables().shared(), variables),
        secrets,
        all(TaskExtension::mounts),
        process.ports(),
        process.healthCheck(),
        process.life(),
        process.logs(),
        process.logStreamPrefix());
  }

  public List<Volume> volumes() {
    return all(TaskExtension::volumes);
  }

  /** The traffic that it starts. */
  List<Flow> flows() {
    return all(TaskExtension::uses).stream().map(end -> end.from(identity.group())).toList();
  }

  /** What its processes may do. */
  List<Grant> taskGrants() {
    return all(TaskExtension::may);
  }

  /** What ECS needs to start it. */
  List<Grant> executionGrants() {
    List<Grant> grants = new ArrayList<>();
    containers().forEach(container -> grants.addAll(container.image().rights()));
    grants.add(identity.logs().write());
    // Of the process first: what stands beside it comes with it.
    List<Container> containers = new ArrayList<>(containers());
    containers.add(0, containers.remove(containers.size() - 1));
    for (Container container : containers) {
      container.secrets().values().forEach(secret -> grants.addAll(secret.rights()));
    }
    return grants;
  }

  /** What it needs before it starts and does not refer to, of its extensions. */
  public List<Ref> ready() {
    return all(TaskExtension::ready);
  }

  private <T> List<T> all(Function<TaskExtension, List<T>> question) {
    return Once.of(extensions.stream().flatMap(extension -> question.apply(extension).stream()));
  }
}
