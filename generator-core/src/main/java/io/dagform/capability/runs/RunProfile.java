package io.dagform.capability.runs;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The size of runs that ask for it by their tags. */
record RunProfile(Size size, Optional<Integer> ephemeralStorageGib, Optional<Capacity> capacity) {
  private static final Field<Integer> CPU =
      required("cpu", ProcessFields.CPU_UNITS, "CPU units of a task; 1024 are one vCPU.");
  private static final Field<Integer> MEMORY =
      required("memory_mib", ProcessFields.MEMORY_MIB, "Memory of a task in MiB.");
  private static final Field<Optional<Capacity>> CAPACITY =
      optional(
          "capacity",
          maybe(word(Capacity.class)),
          Optional.empty(),
          "What such runs execute on, if on something else than others.");

  static final Type<RunProfile> TYPE =
      new MapType<>(
          List.of(CPU, MEMORY, ProcessFields.EPHEMERAL_STORAGE, CAPACITY),
          in ->
              new RunProfile(
                  new Size(in.get(CPU), in.get(MEMORY)),
                  in.get(ProcessFields.EPHEMERAL_STORAGE),
                  in.get(CAPACITY)));

  /** The tags of a run, as Dagster's launcher reads them. */
  SortedMap<String, String> tags() {
    SortedMap<String, String> tags = new TreeMap<>();
    tags.put("ecs/cpu", String.valueOf(size.cpuUnits()));
    tags.put("ecs/memory", String.valueOf(size.memoryMib()));
    ephemeralStorageGib.ifPresent(gib -> tags.put("ecs/ephemeral_storage", String.valueOf(gib)));
    capacity.ifPresent(
        kind ->
            tags.put(
                "ecs/run_task_kwargs",
                format(
                    "{\"capacityProviderStrategy\": [{\"capacityProvider\": \"%s\", \"weight\": 1}]}",
                    kind.provider().name())));
    return tags;
  }

  void check(SpecPath path, Findings findings) {
    SizeRules.check(size, path, EcsTask.COMFORTABLE_MIB, EcsTask.TROUBLE, findings);
  }
}
