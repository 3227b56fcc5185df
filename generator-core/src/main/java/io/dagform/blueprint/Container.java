package io.dagform.blueprint;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A container of a task definition, in ECS's words.
 *
 * @param commandRemark what a reader would ask about the command; empty if nothing
 * @param essential whether the task ends with it
 * @param environment the group of variables that it shares with others, and those of its own
 * @param secrets the secret whose value each variable has, by the variable's name
 * @param port the port that the load balancer reaches, in network mode {@code awsvpc}
 * @param stopTimeoutSeconds seconds between SIGTERM and SIGKILL, where not ECS's 30
 * @param restarts whether ECS restarts it when it ends
 * @param logStreamPrefix the prefix of its log streams
 */
public record Container(
    String name,
    Setting image,
    boolean essential,
    List<Dependency> dependsOn,
    List<Setting> entryPoint,
    List<String> command,
    String commandRemark,
    Environment environment,
    SortedMap<String, Secret> secrets,
    List<Mount> mounts,
    Optional<Integer> port,
    Optional<HealthCheck> healthCheck,
    Optional<Integer> stopTimeoutSeconds,
    boolean initProcess,
    boolean restarts,
    String logStreamPrefix) {

  /** A container that this one starts after. */
  public record Dependency(String container, Condition condition) {}

  /** When a container that another depends on is ready. */
  public enum Condition {
    START,
    SUCCESS
  }

  /** A volume's place in the container. */
  public record Mount(String volume, Setting path, boolean readOnly) {}

  /** Durations in seconds. */
  public record HealthCheck(
      List<Setting> command, int interval, int timeout, int retries, int startPeriod) {}

  /** A set of variables that several containers share. */
  public enum Shared {
    /** Nothing. */
    NONE,
    /** What every process of Dagster needs. */
    DAGSTER,
    /** What the sync needs. */
    SYNC
  }

  /** The variables of a container. */
  public record Environment(Shared shared, SortedMap<String, Setting> own) {}
}
