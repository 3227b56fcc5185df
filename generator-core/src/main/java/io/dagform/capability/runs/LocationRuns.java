package io.dagform.capability.runs;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.maybe;

import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.UserNeeds;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the spec says of the runs of one code location, over what it says of all runs and of the
 * location.
 *
 * @param ecsExecutor whether their code may launch a task for each of their steps
 * @param needs variables and secrets
 */
public record LocationRuns(
    Optional<Integer> cpuUnits,
    Optional<Integer> memoryMib,
    Optional<Integer> ephemeralStorageGib,
    Optional<Boolean> ecsExecutor,
    UserNeeds needs) {
  private static final String DEFAULT = "that of `runs`";
  private static final Field<Optional<Integer>> CPU =
      described(
          "cpu",
          maybe(ProcessFields.CPU_UNITS),
          Optional.empty(),
          DEFAULT,
          "CPU units of a task; 1024 are one vCPU.");
  private static final Field<Optional<Integer>> MEMORY =
      described(
          "memory_mib",
          maybe(ProcessFields.MEMORY_MIB),
          Optional.empty(),
          DEFAULT,
          "Memory of a task in MiB.");
  private static final Field<Optional<Integer>> STORAGE =
      described(
          "ephemeral_storage_gib",
          maybe(ProcessFields.STORAGE_GIB),
          Optional.empty(),
          DEFAULT,
          "GiB of the task's own disk.");
  private static final Field<Optional<Boolean>> ECS_EXECUTOR =
      described(
          "ecs_executor",
          maybe(bool()),
          Optional.empty(),
          DEFAULT,
          "Whether the location's roles may launch tasks for the steps of its runs.");
  private static final Type<LocationRuns> TYPE =
      new MapType<>(
          fields(),
          in ->
              new LocationRuns(
                  in.get(CPU),
                  in.get(MEMORY),
                  in.get(STORAGE),
                  in.get(ECS_EXECUTOR),
                  UserNeeds.variablesOf(in)));

  public static final Field<LocationRuns> FIELD =
      inside("runs", TYPE, "What its runs have over what all runs have.");

  private static List<Field<?>> fields() {
    List<Field<?>> fields = new ArrayList<>(List.of(CPU, MEMORY, STORAGE, ECS_EXECUTOR));
    fields.addAll(UserNeeds.VARIABLES);
    return fields;
  }

  /** The size of their tasks, where all runs have one. */
  Size size(Size ofAll) {
    return new Size(cpuUnits.orElse(ofAll.cpuUnits()), memoryMib.orElse(ofAll.memoryMib()));
  }

  /** Whether it says anything of the size. */
  boolean hasSize() {
    return cpuUnits.isPresent() || memoryMib.isPresent();
  }

  void check(SpecPath path, Findings findings) {
    needs.check(path, findings);
  }
}
