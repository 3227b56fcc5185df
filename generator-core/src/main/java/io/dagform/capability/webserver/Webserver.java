package io.dagform.capability.webserver;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.spelled;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
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
import io.dagform.spec.NoneOr;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Optional;

/**
 * The service of the web interface.
 *
 * @param port nginx's port, which the load balancer forwards to
 * @param pathPrefix of the whole interface; absent if it has none
 */
public record Webserver(
    String service,
    String family,
    int port,
    ProcessSettings settings,
    Scaling scaling,
    Optional<Internal> internal,
    Optional<String> pathPrefix,
    Optional<ReadOnly> readOnly) {
  /** The port of the webserver, which only its own task reaches. */
  static final int WEBSERVER_PORT = 3000;

  static final String KEY = "webserver";
  public static final SpecPath PATH = SpecPath.of("dagster.webserver");

  private static final ProcessFields FIELDS = new ProcessFields(512, 1024);
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
  private static final Scaling AUTOSCALING_NONE = new FixedTasks(1);
  private static final Field<Optional<Integer>> TASKS =
      described(
          "tasks",
          maybe(integer(0, 200, "Amazon RDS user guide, 5,000 connections")),
          Optional.empty(),
          "1, or what `autoscaling` says",
          "How many tasks run; with 0 the service is made, and people start and stop it.");
  private static final Field<Optional<Internal>> INTERNAL =
      described(
          "internal",
          maybe(Internal.TYPE),
          Optional.empty(),
          "none",
          "A name in a private zone, and a port without a login, for people behind a tunnel and for programs.");
  private static final Field<Optional<String>> PATH_PREFIX =
      described(
          "path_prefix",
          maybe(text(Form.PATH_PREFIX)),
          Optional.empty(),
          "none",
          "Path below which the whole interface is, for a host that others share.");
  private static final Field<Optional<ReadOnly>> READ_ONLY =
      described(
          "read_only",
          maybe(ReadOnly.TYPE),
          Optional.empty(),
          "none",
          "A second webserver, which shows everything and changes nothing.");
  private static final Field<Scaling> AUTOSCALING =
      spelled(
          "autoscaling",
          new NoneOr<Scaling>(AUTOSCALING_NONE, TargetTracking.TYPE),
          "none",
          "How many tasks run; `none` is one task.");

  public static final Type<Webserver> TYPE =
      new MapType<>(
          FIELDS.after(SERVICE, FAMILY, PORT, AUTOSCALING, TASKS, INTERNAL, PATH_PREFIX, READ_ONLY),
          Webserver::isOneNumber,
          in ->
              new Webserver(
                  in.get(SERVICE),
                  in.get(FAMILY),
                  in.get(PORT),
                  FIELDS.of(in),
                  in.get(TASKS).<Scaling>map(FixedTasks::new).orElseGet(() -> in.get(AUTOSCALING)),
                  in.get(INTERNAL),
                  in.get(PATH_PREFIX),
                  in.get(READ_ONLY)));

  private static boolean isOneNumber(Values in, SpecPath path, Reading reading) {
    SpecPath tasks = path.key(TASKS.key());
    if (in.get(TASKS).isEmpty() || in.get(AUTOSCALING).equals(AUTOSCALING_NONE)) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        tasks,
        reading.locator().of(tasks),
        format("`%s` stands beside `autoscaling`, which sets the number of tasks.", tasks),
        "Remove one of them.");
    return false;
  }

  /** Below which the whole interface is; empty if that is the host's root. */
  public String prefix() {
    return pathPrefix.orElse("");
  }

  /** The webserver with which people change things. */
  Face face() {
    return new Face(
        KEY,
        PATH,
        KEY,
        service,
        family,
        port,
        internal.map(Internal::port),
        prefix(),
        settings,
        scaling.count(),
        List.of());
  }

  public Size size() {
    return settings.size();
  }

  /** The most tasks that it has. */
  public int mostTasks() {
    return scaling.most();
  }

  /** What keeps the risks of its name in a private zone away. */
  public List<Control> controls() {
    return internal.isPresent()
        ? List.of(Control.off(DiagnosticCode.NO_AUTHENTICATION, Internal.PATH, ""))
        : List.of();
  }

  /**
   * Its name in a private zone.
   *
   * @param location the name of a code location
   */
  public Part internal(Frame frame, Peer.SecurityGroup group, String location) {
    return internal
        .<Part>map(model -> new InternalPart(frame, model, group, prefix(), location))
        .orElseGet(() -> new Part() {});
  }

  /** Whether something changes the number of its tasks. */
  public boolean scales() {
    return scaling.scales();
  }

  /** Whether the number of its tasks follows what comes through a load balancer. */
  public boolean needsLoadBalancer() {
    return scaling.needsLoadBalancer();
  }

  /** What changes the number of its tasks. */
  public Part scaling(String name, ClusterPart cluster, Workload workload) {
    return scaling.draw(name, cluster, workload);
  }

  public void check(int codeLocations, Findings findings) {
    SizeRules.check(
        size(),
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
              "`%s` is %s, where the webserver itself listens behind nginx.", path, WEBSERVER_PORT),
          "Containers of a task share their ports: choose another.");
    }
    settings.needs().check(PATH, findings);
    settings.service().check(size().memoryMib(), PATH, findings);
    internal.ifPresent(name -> name.check(port, findings));
    scaling.check(size(), Memory.idleWebserverMib(codeLocations), findings);
    readOnly.ifPresent(view -> view.check(prefix(), codeLocations, findings));
  }
}
