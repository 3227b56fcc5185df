package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container of a task definition, in ECS's words.
 *
 * @param purpose what it does, for the picture of the start; empty if its name says it
 * @param image where it comes from
 * @param secrets by the names of the variables that hold them
 * @param ports those that others reach, in network mode {@code awsvpc}
 * @param logs where it logs
 * @param logStreamPrefix the prefix of its log streams
 */
public record Container(
    String name,
    String purpose,
    Image image,
    Start start,
    Variables variables,
    SortedMap<String, SecretKey> secrets,
    List<Mount> mounts,
    List<Integer> ports,
    Optional<HealthCheck> healthCheck,
    Life life,
    LogGroup logs,
    String logStreamPrefix) {
  public Container {
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    mounts = List.copyOf(mounts);
    ports = List.copyOf(ports);
  }

  /** The right to register at ECR, which AWS can't scope. */
  private static final Grant REGISTRY_LOGIN =
      Grant.of("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of());

  /**
   * An image.
   *
   * @param reference what is pulled
   * @param credentials the secret with the registry's user and password, as an ARN
   * @param rights what the execution role needs to pull it
   */
  public record Image(Value reference, Optional<Value> credentials, List<Grant> rights) {
    /** An image that everybody may pull. */
    public static Image ofEverybody(Value reference) {
      return new Image(reference, Optional.empty(), List.of());
    }

    /** An image of an ECR repository. */
    public static Image ofEcr(Value reference, Value repositoryArn) {
      return new Image(
          reference,
          Optional.empty(),
          List.of(
              REGISTRY_LOGIN,
              Grant.of(
                  "PullImage",
                  List.of(
                      "ecr:BatchCheckLayerAvailability",
                      "ecr:BatchGetImage",
                      "ecr:GetDownloadUrlForLayer"),
                  List.of(repositoryArn))));
    }
  }

  /**
   * How it starts.
   *
   * @param after the containers that it waits for
   * @param remark what a reader would ask about the command; empty if nothing
   */
  public record Start(
      List<Value> entryPoint, List<Value> command, String remark, List<Dependency> after) {
    public Start {
      entryPoint = List.copyOf(entryPoint);
      command = List.copyOf(command);
      after = List.copyOf(after);
    }
  }

  /** A container that this one starts after. */
  public record Dependency(String container, Condition condition) {}

  /** When a container that another depends on is ready. */
  public enum Condition {
    START,
    SUCCESS
  }

  /** A volume's place in the container. */
  public record Mount(String volume, Value path, boolean readOnly) {}

  /** Durations in seconds. */
  public record HealthCheck(
      List<Value> command, int interval, int timeout, int retries, int startPeriod) {}

  /**
   * How it lives and ends.
   *
   * @param essential whether the task ends with it
   * @param initProcess whether a process of Docker's reaps what it leaves
   * @param restarts whether ECS restarts it when it ends
   * @param stop how it is stopped, where not as ECS does by itself
   * @param memoryMib of the task's that it may have; absent if as much as there is
   */
  public record Life(
      boolean essential,
      boolean initProcess,
      boolean restarts,
      Optional<Stop> stop,
      Optional<Integer> memoryMib) {
    /** One that may have as much memory as the task has. */
    public Life(boolean essential, boolean initProcess, boolean restarts, Optional<Stop> stop) {
      this(essential, initProcess, restarts, stop, Optional.empty());
    }

    /** Of a container that does its work beside the process. */
    public static Life beside(boolean restarts) {
      return new Life(false, true, restarts, Optional.empty());
    }
  }

  /**
   * How a container is stopped.
   *
   * @param timeoutSeconds seconds between SIGTERM and SIGKILL
   */
  public record Stop(int timeoutSeconds, String remark) {}
}
