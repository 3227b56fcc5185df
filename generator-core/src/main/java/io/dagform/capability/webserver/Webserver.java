package io.dagform.capability.webserver;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.process.Memory;
import io.dagform.capability.process.SizeFields;
import io.dagform.capability.process.SizeRules;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.NoneOr;
import io.dagform.spec.Type;
import java.util.List;

/**
 * The service of the web interface.
 *
 * @param port nginx's port, which the load balancer forwards to
 */
public record Webserver(String service, String family, int port, Size size, Scaling scaling) {
  /** The port of the webserver, which only its own task reaches. */
  static final int WEBSERVER_PORT = 3000;

  static final String KEY = "webserver";
  static final SpecPath PATH = SpecPath.of("dagster.webserver");

  private static final Field<String> SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-webserver", "Name of the ECS service.");
  private static final Field<String> FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-webserver", "Family of the task definition.");
  private static final Field<Integer> PORT =
      optional(
          "port",
          integer(1, 65_535, "RFC 9293, ports"),
          80,
          "Port of nginx, which the load balancer forwards to.");
  private static final Field<Scaling> AUTOSCALING =
      optional(
          "autoscaling",
          new NoneOr<Scaling>(new FixedTasks(1), TargetTracking.TYPE),
          new FixedTasks(1),
          "How many tasks run; `none` is one task.");

  public static final Type<Webserver> TYPE =
      new MapType<>(
          List.of(SERVICE, FAMILY, PORT, SizeFields.CPU, SizeFields.MEMORY, AUTOSCALING),
          in ->
              new Webserver(
                  in.get(SERVICE),
                  in.get(FAMILY),
                  in.get(PORT),
                  SizeFields.size(in),
                  in.get(AUTOSCALING)));

  /** What changes the number of its tasks. */
  public Part scaling(String name, ClusterPart cluster, Workload workload) {
    return scaling.draw(name, cluster, workload);
  }

  public void check(int codeLocations, Findings findings) {
    SizeRules.check(
        size,
        PATH,
        Memory.comfortableMib(codeLocations),
        "in which a reload of the code can end the webserver for lack of memory",
        findings);
    if (port == WEBSERVER_PORT) {
      SpecPath path = PATH.key(PORT.key());
      findings.add(
          DiagnosticCode.PORT_CONFLICT,
          path,
          format(
              "`%s` is %d, where the webserver itself listens behind nginx.", path, WEBSERVER_PORT),
          "Containers of a task share their ports: choose another.");
    }
    scaling.check(size, Memory.idleWebserverMib(codeLocations), findings);
  }
}
