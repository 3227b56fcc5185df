package io.dagform.capability.webserver;

import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.capability.front.FrontPart;
import io.dagform.capability.front.PathPart;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.Memory;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.process.SizeRules;
import io.dagform.dagster.Pages;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * A second webserver, which shows everything and changes nothing ({@code dagster-webserver
 * --read-only}), below a path of its own. What code needs in the first one, it has in this one.
 *
 * @param targetGroup of the load balancer
 */
public record ReadOnly(
    String pathPrefix,
    String service,
    String family,
    String targetGroup,
    int tasks,
    Size size,
    Optional<Integer> ephemeralStorageGib,
    Capacity capacity) {
  static final String KEY = "read_only";
  private static final String WORDS = "read-only webserver";
  public static final SpecPath PATH = Webserver.PATH.key(KEY);

  private static final ProcessFields FIELDS = new ProcessFields(512, 1024);
  private static final Field<String> PATH_PREFIX =
      required(
          "path_prefix", text(Form.PATH_PREFIX), "Path of the load balancer that leads to it.");
  private static final Field<String> SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-read-only", "Name of the ECS service.");
  private static final Field<String> FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-read-only", "Family of the task definition.");
  private static final Field<String> TARGET_GROUP =
      named(
          "target_group",
          text(Form.LOAD_BALANCER_NAME),
          "{name}-read-only",
          "Name of the target group.");
  private static final Field<Integer> TASKS =
      optional(
          "tasks",
          integer(1, 200, "Amazon RDS user guide, 5,000 connections"),
          1,
          "How many tasks run.");

  static final Type<ReadOnly> TYPE =
      new MapType<>(
          FIELDS.sizeAfter(
              PATH_PREFIX, SERVICE, FAMILY, TARGET_GROUP, TASKS, ProcessFields.CAPACITY),
          in ->
              new ReadOnly(
                  in.get(PATH_PREFIX),
                  in.get(SERVICE),
                  in.get(FAMILY),
                  in.get(TARGET_GROUP),
                  in.get(TASKS),
                  FIELDS.size(in),
                  in.get(ProcessFields.EPHEMERAL_STORAGE),
                  in.get(ProcessFields.CAPACITY)));

  /** What the spec says of it, and for both of the webserver. */
  public ProcessSettings settings(ProcessSettings webserver) {
    return new ProcessSettings(
        size,
        ephemeralStorageGib,
        capacity,
        webserver.securityGroups(),
        webserver.needs(),
        webserver.service());
  }

  /** The way to it. */
  public Optional<PathPart> way(FrontPart front, Peer.SecurityGroup group, int port) {
    return front.below(
        pathPrefix, KEY, PATH.toString(), targetGroup, new Port(group, "HTTP", port), WORDS);
  }

  /** Its webserver. */
  Face face(Webserver webserver) {
    return new Face(
        KEY,
        PATH,
        WORDS,
        service,
        family,
        webserver.port(),
        Optional.empty(),
        pathPrefix,
        settings(webserver.settings()),
        new FixedTasks(tasks).count(),
        List.of("--read-only"));
  }

  /**
   * Checks it.
   *
   * @param mainPrefix of the webserver with which people change things; empty if it has none
   */
  void check(String mainPrefix, int codeLocations, Findings findings) {
    SizeRules.check(
        size,
        PATH,
        Memory.comfortableMib(codeLocations),
        "in which a reload of the code can end the webserver for lack of memory",
        findings);
    SpecPath path = PATH.key(PATH_PREFIX.key());
    if (pathPrefix.equals(mainPrefix) || mainPrefix.startsWith(pathPrefix + "/")) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format(
              "`%s` is `%s`, which leads to the other webserver at `%s`, too.",
              path, pathPrefix, mainPrefix),
          "Choose another.");
    } else if (pathPrefix.startsWith(mainPrefix + "/")
        && Pages.contain(pathPrefix.substring(mainPrefix.length()))) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format("`%s` is `%s`, a page of Dagster's.", path, pathPrefix),
          "The load balancer would lead people there to the read-only webserver: choose one such as `/view`.");
    }
  }
}
