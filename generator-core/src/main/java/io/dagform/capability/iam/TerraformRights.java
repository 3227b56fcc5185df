package io.dagform.capability.iam;

import io.dagform.aws.TerraformActions;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Managed;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Terraform may do with the resources of a deployment.
 *
 * @param boundary the ARN of the policy that bounds the roles
 */
record TerraformRights(Frame frame, Optional<String> boundary) {
  private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");
  private static final String NAME = "{name}";
  private static final String BOUNDARY = "{boundary}";

  /** The statements of a policy that resources need. */
  List<Grant> of(String policy, List<Managed> managed) {
    return TerraformActions.of(policy).stream()
        .flatMap(statement -> grant(statement, managed).stream())
        .toList();
  }

  private Optional<Grant> grant(TerraformActions.Statement statement, List<Managed> managed) {
    List<Managed> about =
        managed.stream()
            .filter(resources -> !statement.actionsFor(resources.type()).isEmpty())
            .toList();
    List<String> actions =
        List.copyOf(
            new TreeSet<>(
                about.stream()
                    .flatMap(resources -> statement.actionsFor(resources.type()).stream())
                    .toList()));
    List<Value> names =
        about.stream().flatMap(resources -> resources.names().stream()).distinct().toList();
    List<Value> resources = statement.arns().stream().flatMap(arn -> filled(arn, names)).toList();
    // A statement without resources would be about all, not about none.
    boolean nothing = resources.isEmpty() && !statement.arns().isEmpty();
    if (actions.isEmpty() || nothing) {
      return Optional.empty();
    }
    Grant grant = Grant.of(statement.id(), actions, resources);
    return Optional.of(
        statement
            .condition()
            .filter(condition -> !unbounded(condition))
            .map(
                condition ->
                    grant.when(
                        "StringEquals",
                        condition.key().replace("{tag}", frame.stateTag()),
                        condition.values().stream()
                            .flatMap(value -> filled(value, names))
                            .toList()))
            .orElse(grant));
  }

  private boolean unbounded(TerraformActions.Condition condition) {
    return condition.values().contains(BOUNDARY) && boundary.isEmpty();
  }

  /** A text of the table, once for each name that stands in it. */
  private Stream<Value> filled(String text, List<Value> names) {
    return text.contains(NAME)
        ? names.stream().map(name -> filled(text, name))
        : Stream.of(filled(text, Value.text("")));
  }

  private Value filled(String text, Value name) {
    List<Value> parts = new ArrayList<>();
    int end = 0;
    for (MatchResult hole : HOLE.matcher(text).results().toList()) {
      literal(text.substring(end, hole.start())).ifPresent(parts::add);
      parts.add(value(hole.group(1), name));
      end = hole.end();
    }
    literal(text.substring(end)).ifPresent(parts::add);
    return new Value.Template(parts);
  }

  private static Optional<Value> literal(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty()).map(Value::text);
  }

  private Value value(String hole, Value name) {
    return switch (hole) {
      case "region" -> Frame.regionId();
      case "account" -> frame.account();
      case "state" -> Value.text(frame.state());
      case "boundary" -> Value.text(boundary.orElse(""));
      default -> name;
    };
  }
}
