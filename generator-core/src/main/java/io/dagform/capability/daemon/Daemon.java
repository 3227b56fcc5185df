package io.dagform.capability.daemon;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.Memory;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** The service of the daemon: schedules, sensors and the run queue. One task, never more. */
public record Daemon(String service, String family, ProcessSettings settings) {
  static final String KEY = "daemon";
  public static final SpecPath PATH = SpecPath.of("dagster.daemon");

  private static final ProcessFields FIELDS = new ProcessFields(512, 2048);
  private static final Field<String> SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-daemon", "Name of the ECS service.");
  private static final Field<String> FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-daemon", "Family of the task definition.");

  public static final Type<Daemon> TYPE =
      new MapType<>(
          FIELDS.after(SERVICE, FAMILY),
          in -> new Daemon(in.get(SERVICE), in.get(FAMILY), FIELDS.of(in)));

  public Size size() {
    return settings.size();
  }

  /** What keeps the risk of a daemon that AWS takes away. */
  public List<Control> controls() {
    return List.of(
        Control.of(
            settings.capacity() == Capacity.ON_DEMAND,
            DiagnosticCode.DAEMON_ON_SPOT,
            PATH.key(ProcessFields.CAPACITY.key()),
            "Write `capacity: on_demand`. "));
  }

  public void check(int codeLocations, Findings findings) {
    SizeRules.check(
        size(),
        PATH,
        Memory.comfortableMib(codeLocations),
        "in which a run can end for lack of memory",
        findings);
    settings.needs().check(PATH, findings);
    settings.service().health().check(DaemonPart.PROBE_SECONDS, PATH, findings);
    settings.service().check(size().memoryMib(), PATH, findings);
  }
}
