package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Scalars.textOrBoolean;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Container.Mount;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.SecretKey;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Volume;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user's code needs wherever it runs.
 *
 * @param environment variables
 * @param secrets by the names of the variables that hold them
 * @param statements what it may do, by the ids of the statements
 * @param egress where it connects to, by names of the user's own
 * @param volumes by names of the user's own
 */
public record UserNeeds(
    SortedMap<String, String> environment,
    SortedMap<String, UserSecret> secrets,
    SortedMap<String, UserStatement> statements,
    SortedMap<String, UserEgress> egress,
    SortedMap<String, UserVolume> volumes) {
  private static final int MOST_VARIABLES = 200;
  private static final int MOST_STATEMENTS = 50;
  private static final int MOST_RULES = 40;
  private static final int MOST_VOLUMES = 10;
  private static final String TASK = "Amazon ECS service quotas, task definition size";
  private static final String GROUP = "Amazon VPC quotas, rules per security group";
  private static final String POLICY = "IAM and AWS STS quotas, inline policies of a role";

  private static final Field<SortedMap<String, String>> ENVIRONMENT =
      described(
          "environment",
          new MapOf<>(Form.VARIABLE_NAME, textOrBoolean(Form.VARIABLE_VALUE), MOST_VARIABLES, TASK),
          new TreeMap<>(),
          "none",
          "Variables, by their names.");
  private static final Field<SortedMap<String, UserSecret>> SECRETS =
      described(
          "secrets",
          new MapOf<>(Form.VARIABLE_NAME, UserSecret.TYPE, MOST_VARIABLES, TASK),
          new TreeMap<>(),
          "none",
          "Variables whose values ECS takes from Secrets Manager or SSM, by their names.");
  private static final Field<SortedMap<String, UserStatement>> STATEMENTS =
      described(
          "policy_statements",
          new MapOf<>(Form.STATEMENT_ID, UserStatement.TYPE, MOST_STATEMENTS, POLICY),
          new TreeMap<>(),
          "none",
          "What the code may do in AWS, by the ids of the statements.");
  private static final Field<SortedMap<String, UserEgress>> EGRESS =
      described(
          "egress",
          new MapOf<>(Form.RULE_NAME, UserEgress.TYPE, MOST_RULES, GROUP),
          new TreeMap<>(),
          "HTTPS to everywhere and what the deployment itself needs",
          "Where the code connects to beside that, by names of your own.");
  private static final Field<SortedMap<String, UserVolume>> VOLUMES =
      described(
          "volumes",
          new MapOf<>(Form.RULE_NAME, UserVolume.TYPE, MOST_VOLUMES, TASK),
          new TreeMap<>(),
          "none",
          "File systems that the code reads from, or writes to, by names of your own.");

  /** All fields. */
  public static final List<Field<?>> FIELDS =
      List.of(ENVIRONMENT, SECRETS, STATEMENTS, EGRESS, VOLUMES);

  /** Those that are variables. */
  public static final List<Field<?>> VARIABLES = List.of(ENVIRONMENT, SECRETS);

  /** What the fields that are variables say. */
  public static UserNeeds variablesOf(Values in) {
    return new UserNeeds(
        in.get(ENVIRONMENT), in.get(SECRETS), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  public static UserNeeds of(Values in) {
    return new UserNeeds(
        in.get(ENVIRONMENT), in.get(SECRETS), in.get(STATEMENTS), in.get(EGRESS), in.get(VOLUMES));
  }

  /** These with others over them, key by key. */
  public UserNeeds with(UserNeeds own) {
    // A variable is one or the other: what a process says replaces both.
    SortedMap<String, String> variables = new TreeMap<>(environment);
    variables.keySet().removeAll(own.secrets.keySet());
    SortedMap<String, UserSecret> injected = new TreeMap<>(secrets);
    injected.keySet().removeAll(own.environment.keySet());
    return new UserNeeds(
        over(variables, own.environment),
        over(injected, own.secrets),
        over(statements, own.statements),
        over(egress, own.egress),
        over(volumes, own.volumes));
  }

  private static <V> SortedMap<String, V> over(
      SortedMap<String, V> under, SortedMap<String, V> own) {
    SortedMap<String, V> all = new TreeMap<>(under);
    all.putAll(own);
    return all;
  }

  public TaskExtension draw(Frame frame) {
    Map<String, Value> variables = new TreeMap<>();
    environment.forEach((name, value) -> variables.put(name, Value.text(value)));
    Map<String, SecretKey> injected = new TreeMap<>();
    secrets.forEach((name, secret) -> injected.put(name, secret.draw(frame)));
    List<Grant> grants = new ArrayList<>();
    statements.forEach((sid, statement) -> grants.add(statement.draw(sid)));
    List<Flow.End> ends = new ArrayList<>();
    egress.forEach((name, end) -> ends.add(end.draw(name)));
    List<Volume> mounted = new ArrayList<>();
    List<Mount> places = new ArrayList<>();
    volumes.forEach(
        (name, volume) -> {
          mounted.add(volume.volume(name));
          places.add(volume.mount(name));
          grants.add(volume.right(frame));
          ends.add(volume.end());
        });
    return TaskExtension.none()
        .variables(variables)
        .secrets(injected)
        .may(grants)
        .uses(ends)
        .volumes(mounted, places);
  }

  /**
   * Checks them.
   *
   * @param path where they stand
   */
  public void check(SpecPath path, Findings findings) {
    environment.keySet().forEach(name -> name(name, path.key("environment").key(name), findings));
    secrets
        .keySet()
        .forEach(
            name -> {
              SpecPath at = path.key("secrets").key(name);
              name(name, at, findings);
            });
    checkTwice(path, findings);
    statements.forEach(
        (sid, statement) -> statement.check(path.key("policy_statements").key(sid), findings));
    volumes.forEach((name, volume) -> volume.check(name, path.key("volumes").key(name), findings));
    Map<String, String> targets = new HashMap<>();
    egress.forEach(
        (name, end) -> {
          SpecPath at = path.key("egress").key(name);
          end.check(at, findings);
          String earlier = targets.putIfAbsent(end.target(), name);
          if (earlier != null) {
            findings.add(
                DiagnosticCode.DUPLICATE_RULE,
                at,
                format("`%s` allows what `%s` allows already.", at, earlier),
                "EC2 refuses a rule twice: remove one of them.");
          }
        });
  }

  /** Whether they lead anywhere in the network. */
  public boolean hasNetwork() {
    return !egress.isEmpty() || !volumes.isEmpty();
  }

  /**
   * Checks what only all volumes of a task together can say.
   *
   * @param path where the task's own stand
   * @param synced the folder of synced code, where the task has one
   */
  public void checkVolumes(SpecPath path, Optional<String> synced, Findings findings) {
    SpecPath at = path.key("volumes");
    Map<String, UserVolume> seen = new LinkedHashMap<>();
    volumes.forEach(
        (name, volume) -> {
          synced
              .filter(folder -> !volume.isApartFrom(folder))
              .ifPresent(folder -> overlap(at.key(name), "the synced code", findings));
          seen.forEach(
              (before, other) -> {
                if (!volume.isApartFrom(other.path())) {
                  overlap(at.key(name), format("`%s`", at.key(before)), findings);
                }
              });
          seen.put(name, volume);
          egress.forEach(
              (rule, end) -> {
                if (end.target().equals(volume.target())) {
                  findings.add(
                      DiagnosticCode.DUPLICATE_RULE,
                      path.key("egress").key(rule),
                      format(
                          "`%s` allows what `%s` needs and has already.",
                          path.key("egress").key(rule), at.key(name)),
                      "EC2 refuses a rule twice: remove it.");
                }
              });
        });
  }

  private static void overlap(SpecPath at, String other, Findings findings) {
    findings.add(
        DiagnosticCode.VOLUME_PATH,
        at,
        format("`%s` and %s are in one folder, or one in the other's.", at, other),
        "Give each a folder of its own.");
  }

  /** Checks whether a variable is set twice. */
  void checkTwice(SpecPath path, Findings findings) {
    for (String name : secrets.keySet()) {
      if (environment.containsKey(name)) {
        findings.add(
            DiagnosticCode.DUPLICATE_VARIABLE,
            path.key("secrets").key(name),
            format("`%s` is a secret and also in `environment`.", name),
            "ECS refuses a name twice: remove one of them.");
      }
    }
  }

  private static void name(String name, SpecPath path, Findings findings) {
    if (ReservedVariables.has(name)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format("`%s` sets `%s`, which the deployment sets itself.", path, name),
          "Give it another name.");
    }
  }
}
