package io.dagform.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statements of policies that allow something, as AWS reads them. */
final class IamPolicy {
  private final List<JsonNode> statements = new ArrayList<>();

  private IamPolicy() {}

  /** What the policies among the resources of a state say together whose names match. */
  static IamPolicy inState(JsonNode state, String names) throws IOException {
    IamPolicy policy = new IamPolicy();
    for (JsonNode resource : state.at("/values/root_module/resources")) {
      if (resource.at("/type").asText().matches("aws_iam_(role_)?policy")
          && resource.at("/name").asText().matches(names)) {
        JsonNode document = new ObjectMapper().readTree(resource.at("/values/policy").asText());
        document.at("/Statement").forEach(policy.statements::add);
      }
    }
    return policy;
  }

  /** All actions that are allowed on anything. */
  Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    statements.forEach(statement -> actions.addAll(texts(statement.at("/Action"))));
    return actions;
  }

  /**
   * Whether an action is allowed on a resource.
   *
   * @param keys the condition keys that the request has, by name
   */
  boolean allows(String action, String resource, Map<String, String> keys) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.at("/Effect").asText().equals("Allow")
                    && texts(statement.at("/Action")).contains(action)
                    && like(statement.at("/Resource"), resource)
                    && statement.at("/Condition").properties().stream()
                        .allMatch(condition -> holds(condition, keys)));
  }

  private static boolean holds(Map.Entry<String, JsonNode> condition, Map<String, String> keys) {
    return condition.getValue().properties().stream()
        .allMatch(
            expected -> {
              String actual = Objects.requireNonNullElse(keys.get(expected.getKey()), "");
              return switch (condition.getKey()) {
                case "StringEquals" -> texts(expected.getValue()).contains(actual);
                case "ArnEquals", "ArnLike", "StringLike" -> like(expected.getValue(), actual);
                default -> throw new AssertionError("Unknown operator " + condition.getKey());
              };
            });
  }

  private static boolean like(JsonNode patterns, String text) {
    return texts(patterns).stream()
        .anyMatch(
            pattern ->
                text.matches(
                    pattern
                        .chars()
                        .mapToObj(
                            letter ->
                                switch (letter) {
                                  case '*' -> ".*";
                                  case '?' -> ".";
                                  default -> Pattern.quote(Character.toString(letter));
                                })
                        .collect(Collectors.joining())));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isTextual()) {
      texts.add(oneOrMany.asText());
    }
    oneOrMany.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
