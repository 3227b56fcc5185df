package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields that every process has. */
public final class ProcessFields {
  private static final String FARGATE = "Amazon ECS developer guide, Fargate task sizes";
  private static final String STORAGE = "Amazon ECS API, EphemeralStorage";
  private static final int FURTHER_GROUPS = 4;

  /** The smallest and the largest of Fargate; which pairs exist is a rule of its own. */
  public static final Type<Integer> CPU_UNITS = integer(256, 16_384, FARGATE);

  public static final Type<Integer> MEMORY_MIB = integer(512, 122_880, FARGATE);
  public static final Type<Integer> STORAGE_GIB = integer(21, 200, STORAGE);

  /** What stands for the task's own disk where the spec does not say. */
  public static final Field<Optional<Integer>> EPHEMERAL_STORAGE =
      described(
          "ephemeral_storage_gib",
          maybe(STORAGE_GIB),
          Optional.empty(),
          "Fargate's 20",
          "GiB of the task's own disk.");

  /** What the tasks of a service run on. */
  public static final Field<Capacity> CAPACITY =
      optional(
          "capacity",
          word(Capacity.class),
          Capacity.ON_DEMAND,
          "What its tasks run on; AWS takes a Spot task back after two minutes' notice.");

  public static final Field<List<String>> GROUPS =
      described(
          "security_groups",
          new ListOf<>(
              text(Form.SECURITY_GROUP_ID),
              1,
              FURTHER_GROUPS,
              "Amazon VPC quotas, groups per interface"),
          List.of(),
          "none",
          "Further security groups, whose rules somebody else owns.");

  private final Field<Integer> cpu;
  private final Field<Integer> memory;

  /**
   * @param cpuUnits of a task, where the spec does not say
   * @param memoryMib of a task, where the spec does not say (docs/sizing.md)
   */
  public ProcessFields(int cpuUnits, int memoryMib) {
    cpu = optional("cpu", CPU_UNITS, cpuUnits, "CPU units of a task; 1024 are one vCPU.");
    memory = optional("memory_mib", MEMORY_MIB, memoryMib, "Memory of a task in MiB.");
  }

  /** All fields, behind those of the process's own. */
  public List<Field<?>> after(Field<?>... own) {
    List<Field<?>> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(cpu, memory, EPHEMERAL_STORAGE, CAPACITY, GROUPS));
    all.addAll(UserNeeds.FIELDS);
    all.addAll(ServiceSettings.FIELDS);
    return all;
  }

  /** The size and the disk alone, of something that is no service. */
  public List<Field<?>> sizeAfter(Field<?>... own) {
    List<Field<?>> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(cpu, memory, EPHEMERAL_STORAGE));
    return all;
  }

  /** The size of a task. */
  public Size size(Values in) {
    return new Size(in.get(cpu), in.get(memory));
  }

  public ProcessSettings of(Values in) {
    return new ProcessSettings(
        size(in),
        in.get(EPHEMERAL_STORAGE),
        in.get(CAPACITY),
        in.get(GROUPS),
        UserNeeds.of(in),
        ServiceSettings.of(in));
  }
}
