package io.dagform.aws;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The task sizes of Fargate for Linux.
 *
 * <p>Source: Amazon ECS developer guide, "Task size" (task_definition_parameters.html#task_size).
 */
public final class FargateSizes {
  private static final SortedMap<Integer, List<Integer>> MEMORY_MIB_BY_CPU_UNITS =
      new TreeMap<>(
          Map.of(
              256, List.of(512, 1024, 2048),
              512, steps(1024, 4096, 1024),
              1024, steps(2048, 8192, 1024),
              2048, steps(4096, 16_384, 1024),
              4096, steps(8192, 30_720, 1024),
              8192, steps(16_384, 61_440, 4096),
              16_384, steps(32_768, 122_880, 8192)));

  private FargateSizes() {}

  /** The CPU sizes in CPU units, ascending. */
  public static List<Integer> cpuUnits() {
    return List.copyOf(MEMORY_MIB_BY_CPU_UNITS.keySet());
  }

  /** The memory sizes in MiB that a CPU size can have, ascending; empty for an unknown CPU size. */
  public static List<Integer> memoryMib(int cpuUnits) {
    return MEMORY_MIB_BY_CPU_UNITS.getOrDefault(cpuUnits, List.of());
  }

  private static List<Integer> steps(int first, int last, int step) {
    return IntStream.rangeClosed(0, (last - first) / step).mapToObj(i -> first + i * step).toList();
  }
}
