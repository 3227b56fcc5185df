package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields that every process has. */
public final class ProcessFields {
  private static final String FARGATE = "Amazon ECS developer guide, Fargate task sizes";
  private static final String STORAGE = "Amazon ECS API, EphemeralStorage";
  private static final int FURTHER_GROUPS = 4;

  private final Field<Integer> cpu;
  private final Field<Integer> memory;
  private final Field<Optional<Integer>> storage =
      described(
          "ephemeral_storage_gib",
          maybe(integer(21, 200, STORAGE)),
          Optional.empty(),
          "Fargate's 20",
          "GiB of the task's own disk.");
  private final Field<List<String>> groups =
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

  /**
   * @param cpuUnits of a task, where the spec does not say
   * @param memoryMib of a task, where the spec does not say (docs/sizing.md)
   */
  public ProcessFields(int cpuUnits, int memoryMib) {
    // The smallest and the largest sizes of Fargate; which pairs exist is a rule of its own.
    cpu =
        optional(
            "cpu",
            integer(256, 16_384, FARGATE),
            cpuUnits,
            "CPU units of a task; 1024 are one vCPU.");
    memory =
        optional(
            "memory_mib", integer(512, 122_880, FARGATE), memoryMib, "Memory of a task in MiB.");
  }

  /** All fields, behind those of the process's own. */
  public List<Field<?>> after(Field<?>... own) {
    List<Field<?>> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(cpu, memory, storage, groups));
    all.addAll(UserNeeds.FIELDS);
    return all;
  }

  public ProcessSettings of(Values in) {
    return new ProcessSettings(
        new Size(in.get(cpu), in.get(memory)), in.get(storage), in.get(groups), UserNeeds.of(in));
  }
}
