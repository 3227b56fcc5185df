package io.dagform.capability.process;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.word;

import io.dagform.blueprint.Peer;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import java.util.Locale;

/** Whose security group a task has. */
public enum TaskGroup {
  /** Its process's own: a rule for one says nothing about another. */
  PER_PROCESS {
    @Override
    public Peer.SecurityGroup of(String name, ProcessName process, Value vpcId) {
      return Peer.SecurityGroup.own(
          process.key(),
          process.words().replace("`", ""),
          name + "-" + process.label(),
          "Tasks of the " + process.words().replace("`", ""),
          vpcId);
    }
  },
  /** One for all tasks. */
  SHARED {
    @Override
    public Peer.SecurityGroup of(String name, ProcessName process, Value vpcId) {
      return Peer.SecurityGroup.own(
          "tasks", "tasks", name + "-tasks", "Tasks of the webserver and of the daemon", vpcId);
    }
  };

  public static final Field<TaskGroup> FIELD =
      optional(
          "security_group",
          word(TaskGroup.class),
          PER_PROCESS,
          "Whether each process has a security group of its own, or all tasks share one.");

  /**
   * The group of a process.
   *
   * @param name the deployment's name
   */
  public abstract Peer.SecurityGroup of(String name, ProcessName process, Value vpcId);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
