package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.EcrUris;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Container.Condition;
import io.dagform.blueprint.Container.Dependency;
import io.dagform.blueprint.Container.Life;
import io.dagform.blueprint.Container.Start;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.SecretKey;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Variables;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A further container of the user's in a task: a collector of telemetry, an agent, or something
 * that has to be done before the process starts.
 *
 * @param uri of the image
 * @param credentials the secret with the registry's user and password, as an ARN
 * @param command absent if it is the image's
 * @param memoryMib that it may have of the task's; absent if as much as there is
 * @param before whether the process starts when it has ended well
 * @param essential whether the task ends with it
 */
public record Sidecar(
    String uri,
    Optional<String> credentials,
    List<String> command,
    Optional<Integer> memoryMib,
    boolean before,
    boolean essential,
    UserNeeds needs) {
  /** What the containers of the deployment's own are called. */
  private static final Set<String> OWN =
      Set.of("code", "daemon", "nginx", "run", "sync", "sync-init", "webserver");

  private static final String TASK = "Amazon ECS service quotas, task definition size";
  private static final int MOST_WORDS = 100;

  private static final Field<String> URI =
      required("uri", text(Form.IMAGE_URI), "Image of any registry, with its tag or digest.");
  private static final Field<Optional<String>> CREDENTIALS =
      optional(
          "credentials",
          maybe(text(Form.SECRET_ARN)),
          Optional.empty(),
          "ARN of a secret with the `username` and the `password` of a private registry.");

  private record Pulled(String uri, Optional<String> credentials) {
    private static final Type<Pulled> TYPE =
        new MapType<>(
            List.of(URI, CREDENTIALS), in -> new Pulled(in.get(URI), in.get(CREDENTIALS)));
  }

  private static final Field<Pulled> IMAGE = required("image", Pulled.TYPE, "Its image.");
  private static final Field<List<String>> COMMAND =
      described(
          "command",
          new ListOf<>(text(Form.VARIABLE_VALUE), 1, MOST_WORDS, TASK),
          List.of(),
          "the image's",
          "Its command.");
  private static final Field<Optional<Integer>> MEMORY =
      described(
          "memory_mib",
          maybe(integer(6, 122_880, "Amazon ECS API, ContainerDefinition, memory")),
          Optional.empty(),
          "as much as the task has",
          "Memory in MiB of the task's, at which it is ended.");
  private static final Field<Boolean> BEFORE =
      optional("before", bool(), false, "Whether the process starts when it has ended well.");
  private static final Field<Boolean> ESSENTIAL =
      optional("essential", bool(), false, "Whether the task ends with it.");

  static final Type<Sidecar> TYPE =
      new MapType<>(
          fields(),
          Sidecar::mayEnd,
          in ->
              new Sidecar(
                  in.get(IMAGE).uri(),
                  in.get(IMAGE).credentials(),
                  in.get(COMMAND),
                  in.get(MEMORY),
                  in.get(BEFORE),
                  in.get(ESSENTIAL),
                  UserNeeds.variablesOf(in)));

  private static List<Field<?>> fields() {
    List<Field<?>> fields = new ArrayList<>(List.of(IMAGE, COMMAND, MEMORY, BEFORE, ESSENTIAL));
    fields.addAll(UserNeeds.VARIABLES);
    return fields;
  }

  private static boolean mayEnd(Values in, SpecPath path, Reading reading) {
    if (!in.get(BEFORE) || !in.get(ESSENTIAL)) {
      return true;
    }
    SpecPath essential = path.key(ESSENTIAL.key());
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        essential,
        reading.locator().of(essential),
        format("`%s` ends the task with a container that has to end `before` the process.", path),
        "Remove one of them.");
    return false;
  }

  public Sidecar {
    command = List.copyOf(command);
  }

  private Container.Image image() {
    Value reference = Value.text(uri);
    Optional<String> repository = EcrUris.repositoryArn(uri);
    if (repository.isPresent()) {
      return Container.Image.ofEcr(reference, Value.text(repository.get()));
    }
    List<Grant> rights = new ArrayList<>();
    credentials.ifPresent(arn -> rights.add(SecretKey.readSecret(Value.text(arn))));
    return new Container.Image(reference, credentials.map(Value::text), rights);
  }

  /** What it adds to a task. */
  TaskExtension draw(String name, Frame frame, LogGroup logs) {
    TaskExtension own = needs.draw(frame);
    return TaskExtension.none()
        .beside(
            List.of(
                new Container(
                    name,
                    before ? "ends before the process starts" : "",
                    image(),
                    new Start(List.of(), command.stream().map(Value::text).toList(), "", List.of()),
                    Variables.of(own.variables()),
                    new TreeMap<>(own.secrets()),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Life(essential, false, false, Optional.empty(), memoryMib),
                    logs,
                    name)),
            List.of(new Dependency(name, before ? Condition.SUCCESS : Condition.START)));
  }

  /**
   * Checks it.
   *
   * @param taskMib the memory of the task
   * @param path where it stands
   */
  void check(String name, int taskMib, SpecPath path, Findings findings) {
    if (OWN.contains(name)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format("`%s` is called as a container of the deployment's own.", path),
          "Give it another name.");
    }
    memoryMib
        .filter(own -> own >= taskMib)
        .ifPresent(
            own ->
                findings.add(
                    DiagnosticCode.FARGATE_SIZE,
                    path.key(MEMORY.key()),
                    format(
                        "`%s` is %s, and the task has %s MiB for all of its containers.",
                        path.key(MEMORY.key()), own, taskMib),
                    "Give the task more memory, or the container less."));
    needs.checkTwice(path, findings);
  }
}
