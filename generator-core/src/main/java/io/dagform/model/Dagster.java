package io.dagform.model;

import static io.dagform.text.Text.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Dagster's processes and the ECS cluster that they run in.
 *
 * @param version the version of Dagster in the image, such as {@code 1.13.27}
 * @param cluster the name of the ECS cluster
 */
public record Dagster(
    String version,
    Architecture architecture,
    String cluster,
    Image image,
    Webserver webserver,
    Daemon daemon,
    Runs runs,
    Code code,
    Instance instance) {

  // Dagster's documentation, "Releases and compatibility": the libraries are 0.(minor + 16).
  private static final int LIBRARY_MINOR_OFFSET = 16;

  /** The version of dagster-aws, dagster-postgres and the other libraries that belongs to it. */
  public String libraryVersion() {
    String[] parts = version.split("\\.", -1);
    return format("0.%d.%s", Integer.parseInt(parts[1]) + LIBRARY_MINOR_OFFSET, parts[2]);
  }

  /** The processor of the tasks, and so the platform of their images. */
  public enum Architecture {
    ARM64,
    X86_64;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An image in an ECR repository of the deployment. */
  public record Image(String repository, String tag) {}

  /**
   * The CPU and memory of a Fargate task.
   *
   * @param cpuUnits 1024 units are one vCPU
   * @param memoryMib memory in MiB
   */
  public record Size(int cpuUnits, int memoryMib) {}

  /**
   * The service of the web interface.
   *
   * @param port nginx's port, which the load balancer forwards to
   */
  public record Webserver(String service, String family, int port, Size size, Scaling scaling) {}

  /** How many tasks of the webserver run. */
  public sealed interface Scaling {
    int initialTasks();

    /** Always the same number. */
    record Fixed(int tasks) implements Scaling {
      @Override
      public int initialTasks() {
        return tasks;
      }
    }

    /**
     * As many as keep the averages at their targets.
     *
     * @param cpuPercent the target of the average CPU utilization
     * @param memoryPercent the target of the average memory utilization
     */
    record TargetTracking(
        int minimumTasks,
        int maximumTasks,
        Optional<Integer> cpuPercent,
        Optional<Integer> memoryPercent)
        implements Scaling {
      @Override
      public int initialTasks() {
        return minimumTasks;
      }
    }
  }

  /** The service of the daemon: schedules, sensors and the run queue. One task, never more. */
  public record Daemon(String service, String family, Size size) {}

  /**
   * Further settings of dagster.yaml, over those that the deployment has anyway.
   *
   * @param settings texts, whole numbers, decimals, booleans, variables, lists and maps by their
   *     keys
   */
  public record Instance(Map<String, Object> settings) {
    public Instance {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /** The value of an environment variable, which dagster.yaml has as <code>{env: NAME}</code>. */
  public record Variable(String name) {}

  /** Where runs execute. */
  public sealed interface Runs {
    /** As processes in the daemon's task. */
    record InProcess() implements Runs {}
  }

  /** Where the user's code comes from. */
  public sealed interface Code {
    /**
     * Files below an S3 prefix, synced to a volume that the tasks mount.
     *
     * @param prefix the prefix in the bucket, with a slash at its end
     * @param path the folder in the containers
     * @param pythonFiles the files below the prefix that hold Dagster's definitions
     * @param timeoutSeconds the limit of the first sync, which a task waits for
     * @param intervalSeconds the pause between two syncs
     */
    record S3Sync(
        String prefix,
        String path,
        PythonFiles pythonFiles,
        int timeoutSeconds,
        int intervalSeconds,
        Volume volume)
        implements Code {}
  }

  /** The files with Dagster's definitions, each of which is a code location. */
  public sealed interface PythonFiles {
    /**
     * The file of each code location by the location's name.
     *
     * @param deployment the deployment's name
     */
    SortedMap<String, String> byLocation(String deployment);

    /** What one of two functions makes of the one file, or of the files by their locations. */
    <R> R match(Function<String, R> one, Function<SortedMap<String, String>, R> named);

    /** One file, whose code location is called as the deployment. */
    record One(String file) implements PythonFiles {
      @Override
      public SortedMap<String, String> byLocation(String deployment) {
        return new TreeMap<>(Map.of(deployment, file));
      }

      @Override
      public <R> R match(Function<String, R> one, Function<SortedMap<String, String>, R> named) {
        return one.apply(file);
      }
    }

    /** Several, which fail alone: each is loaded by a process of its own. */
    record Named(SortedMap<String, String> files) implements PythonFiles {
      public Named {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
      }

      @Override
      public SortedMap<String, String> byLocation(String deployment) {
        return files;
      }

      @Override
      public <R> R match(Function<String, R> one, Function<SortedMap<String, String>, R> named) {
        return named.apply(files);
      }
    }
  }

  /** What synced code is kept on. */
  public enum Volume {
    /** An EFS file system that all tasks share. */
    EFS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
