package io.dagform.capability.process;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;

import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Values;

/** The size of a task. */
public final class SizeFields {
  private static final String FARGATE = "Amazon ECS developer guide, Fargate task sizes";

  // The smallest and the largest sizes of Fargate; which pairs exist is a rule of its own.
  public static final Field<Integer> CPU =
      required("cpu", integer(256, 16_384, FARGATE), "CPU units of a task; 1024 are one vCPU.");
  public static final Field<Integer> MEMORY =
      required("memory_mib", integer(512, 122_880, FARGATE), "Memory of a task in MiB.");

  private SizeFields() {}

  public static Size size(Values in) {
    return new Size(in.get(CPU), in.get(MEMORY));
  }
}
