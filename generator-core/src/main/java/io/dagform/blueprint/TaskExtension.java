package io.dagform.blueprint;

import io.dagform.blueprint.Container.Dependency;
import io.dagform.blueprint.Container.Mount;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

/**
 * What a task has for one reason: code, a database, a login, the user's own variables.
 *
 * @param variables of the process
 * @param secrets of the process, by the names of their variables
 * @param uses ports that the task connects to
 * @param may what its processes may do
 * @param beside containers beside the process
 * @param after what the process waits for
 * @param volumes of the task
 * @param mounts the volumes' places in the process
 * @param ready what has to be there before the task starts, and nothing refers to
 */
public record TaskExtension(
    Map<String, Value> variables,
    Map<String, SecretKey> secrets,
    List<Flow.End> uses,
    List<Grant> may,
    List<Container> beside,
    List<Dependency> after,
    List<Volume> volumes,
    List<Mount> mounts,
    List<Ref> ready) {

  /** Nothing, to which what there is can be added. */
  public static TaskExtension none() {
    return new TaskExtension(
        Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of());
  }

  /** The variables alone, and the secrets. */
  public TaskExtension environment() {
    return none().variables(variables).secrets(secrets);
  }

  public TaskExtension variables(Map<String, Value> more) {
    return new TaskExtension(more, secrets, uses, may, beside, after, volumes, mounts, ready);
  }

  public TaskExtension secrets(Map<String, SecretKey> more) {
    return new TaskExtension(variables, more, uses, may, beside, after, volumes, mounts, ready);
  }

  public TaskExtension uses(Port... ports) {
    return uses(List.of(ports).stream().map(Flow.End::of).toList());
  }

  public TaskExtension uses(List<Flow.End> more) {
    return new TaskExtension(variables, secrets, more, may, beside, after, volumes, mounts, ready);
  }

  public TaskExtension may(List<Grant> more) {
    return new TaskExtension(variables, secrets, uses, more, beside, after, volumes, mounts, ready);
  }

  public TaskExtension beside(List<Container> more, List<Dependency> dependencies) {
    return new TaskExtension(
        variables, secrets, uses, may, more, dependencies, volumes, mounts, ready);
  }

  public TaskExtension volumes(List<Volume> more, List<Mount> places) {
    return new TaskExtension(variables, secrets, uses, may, beside, after, more, places, ready);
  }

  public TaskExtension ready(List<Ref> more) {
    return new TaskExtension(variables, secrets, uses, may, beside, after, volumes, mounts, more);
  }
}
