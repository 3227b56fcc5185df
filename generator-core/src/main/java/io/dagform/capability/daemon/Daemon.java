package io.dagform.capability.daemon;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Scalars.text;

import io.dagform.capability.process.Memory;
import io.dagform.capability.process.SizeFields;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** The service of the daemon: schedules, sensors and the run queue. One task, never more. */
public record Daemon(String service, String family, Size size) {
  static final String KEY = "daemon";
  static final SpecPath PATH = SpecPath.of("dagster.daemon");

  private static final Field<String> SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-daemon", "Name of the ECS service.");
  private static final Field<String> FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-daemon", "Family of the task definition.");

  public static final Type<Daemon> TYPE =
      new MapType<>(
          List.of(SERVICE, FAMILY, SizeFields.CPU, SizeFields.MEMORY),
          in -> new Daemon(in.get(SERVICE), in.get(FAMILY), SizeFields.size(in)));

  public void check(int codeLocations, Findings findings) {
    SizeRules.check(
        size,
        PATH,
        Memory.comfortableMib(codeLocations),
        "in which a run can end for lack of memory",
        findings);
  }
}
