package io.dagform.capability.process;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.textOrBoolean;
import static io.dagform.text.Text.format;

import io.dagform.aws.IamServices;
import io.dagform.blueprint.Grant;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.OneOrList;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user's code may do: a statement of a policy that allows actions (AWS IAM user guide,
 * policy grammar).
 *
 * @param conditions the values of each key, by the operator and the key
 * @param reason why it is as wide as it is
 */
record UserStatement(
    List<String> actions,
    List<String> resources,
    SortedMap<String, SortedMap<String, List<String>>> conditions,
    Optional<String> reason) {
  private static final String GRAMMAR = "AWS IAM user guide, policy grammar";
  private static final int MOST = 100;

  private static final Field<List<String>> ACTIONS =
      required(
          "actions",
          new ListOf<>(text(Form.IAM_ACTION), 1, MOST, GRAMMAR),
          "Actions that are allowed.");
  private static final Field<List<String>> RESOURCES =
      required(
          "resources",
          new ListOf<>(text(Form.IAM_RESOURCE), 1, MOST, GRAMMAR),
          "ARNs of the resources.");
  private static final Field<SortedMap<String, SortedMap<String, List<String>>>> CONDITIONS =
      described(
          "conditions",
          new MapOf<>(
              Form.CONDITION_OPERATOR,
              new MapOf<>(
                  Form.CONDITION_KEY,
                  new OneOrList<>(textOrBoolean(Form.CONDITION_VALUE), MOST, GRAMMAR),
                  MOST,
                  GRAMMAR),
              MOST,
              GRAMMAR),
          new TreeMap<>(),
          "none",
          "Conditions, all of which must hold.");
  private static final Field<Optional<String>> REASON =
      optional(
          "reason",
          maybe(text(Form.REASON)),
          Optional.empty(),
          "Why the statement has a `*` where a name would do.");

  static final Type<UserStatement> TYPE =
      new MapType<>(
          List.of(ACTIONS, RESOURCES, CONDITIONS, REASON),
          in ->
              new UserStatement(
                  in.get(ACTIONS), in.get(RESOURCES), in.get(CONDITIONS), in.get(REASON)));

  Grant draw(String sid) {
    List<Grant.Condition> drawn = new ArrayList<>();
    conditions.forEach(
        (operator, keys) ->
            keys.forEach(
                (key, values) ->
                    drawn.add(
                        new Grant.Condition(
                            operator, key, values.stream().map(Value::text).toList()))));
    return new Grant(sid, actions, resources.stream().map(Value::text).toList(), drawn, reason);
  }

  void check(SpecPath path, Findings findings) {
    for (int i = 0; i < actions.size(); i++) {
      String service = actions.get(i).split(":", 2)[0];
      if (!actions.get(i).equals("*") && !IamServices.isKnown(service)) {
        findings.add(
            DiagnosticCode.UNKNOWN_SERVICE,
            path.key("actions").index(i),
            format(
                "`%s` is `%s`; no service of AWS's is known that IAM calls `%s`.",
                path.key("actions").index(i), actions.get(i), service),
            "IAM takes it, and allows nothing by it: look for a mistake in writing.");
      }
    }
    boolean wide =
        resources.contains("*")
            || actions.stream().anyMatch(action -> action.equals("*") || action.endsWith(":*"));
    if (wide && reason.isEmpty()) {
      findings.add(
          DiagnosticCode.WIDE_STATEMENT,
          path,
          format("`%s` allows all actions of a service, or is about every resource.", path),
          "Name actions and resources; where that can't be, say why in `reason`.");
    }
  }
}
